package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.trace.ledger.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Where a node's blocks are put: a chain of blocks without a gap, which grows and shrinks at its
 * end only. Used by one thread.
 */
public interface BlockStore {
  /** The first block; nothing where there is none. */
  Optional<BlockHeader> oldest();

  /** The last block; nothing where there is none. */
  Optional<BlockHeader> newest();

  /** The block at a height; nothing where it is not here. */
  Optional<BlockHeader> at(long number);

  /**
   * Adds a block behind the last one.
   *
   * @param entries of its transactions, in their order
   * @param calls whether calls within transactions are among the moves
   * @throws IllegalArgumentException when its parent is not the last block
   */
  void append(BlockHeader block, List<Entry> entries, boolean calls);

  /** Gives up all blocks from a height on. */
  void undoFrom(long number);
}
