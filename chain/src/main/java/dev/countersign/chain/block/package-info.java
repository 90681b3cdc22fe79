/**
 * What a block moved, as a node tells it: coins, tokens, fees, and what the chain made. Whose they
 * are and what is stolen is not known here; nothing is kept.
 */
@NullMarked
package dev.countersign.chain.block;

import org.jspecify.annotations.NullMarked;
