/**
 * A ledger out of a node's blocks, which grows with the chain and gives up what the chain gave up.
 * How a node is asked is known in chain; what is stolen is not known here.
 */
@NullMarked
package dev.countersign.trace.node;

import org.jspecify.annotations.NullMarked;
