package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.follow.KeptBlocks;
import dev.countersign.trace.ledger.Entry;
import java.util.List;

/**
 * Where a node's blocks are put: a chain of blocks without a gap, which grows and shrinks at its
 * end only. Used by one thread.
 */
public interface BlockStore extends KeptBlocks {
  /**
   * Adds a block behind the last one.
   *
   * @param entries of its transactions, in their order
   * @param calls whether calls within transactions are among the moves
   * @throws IllegalArgumentException when its parent is not the last block
   */
  void append(BlockHeader block, List<Entry> entries, boolean calls);

  /** A node's chain, whose blocks are kept here. */
  default ChainSource<?> source(BlockReader reader) {
    return new EthereumSource(reader, this);
  }
}
