/**
 * What is asked of an Ethereum node, bounded in time and size. A node may be slow, wrong or
 * hostile; its answers are checked here.
 */
@NullMarked
package dev.countersign.chain.node;

import org.jspecify.annotations.NullMarked;
