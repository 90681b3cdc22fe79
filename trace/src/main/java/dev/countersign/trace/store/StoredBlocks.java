package dev.countersign.trace.store;

import dev.countersign.chain.block.BlockHeader;

/**
 * Which blocks a store got from a node, without a gap.
 *
 * @param first the first one
 * @param last the last one
 * @param lacksCalls whether any was read without the calls within its transactions
 */
public record StoredBlocks(BlockHeader first, BlockHeader last, boolean lacksCalls) {}
