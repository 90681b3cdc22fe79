package dev.countersign.chain.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.ChainHeads;
import dev.countersign.chain.node.NodeFault;

/**
 * A node's chain of blocks. {@link #read} is asked from several threads at once, the rest from one.
 *
 * @param <B> a block with what it moved
 */
public interface ChainSource<B> extends ChainHeads {
  /** The block at a height. */
  B read(long height) throws NodeFault;

  /** How often a block is asked for before it is given up, 1 or more. */
  default int tries() {
    return 4;
  }

  /** Which block it is. */
  BlockHeader header(B block);

  /**
   * Puts it behind the last block that is kept.
   *
   * @throws NodeFault when the node does not tell what that takes; nothing is put there then
   */
  void keep(B block) throws NodeFault;
}
