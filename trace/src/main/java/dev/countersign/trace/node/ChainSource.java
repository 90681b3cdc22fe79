package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeFault;
import java.util.Optional;

/**
 * A node's chain of blocks. {@link #read} is asked from several threads at once, the rest from one.
 *
 * @param <B> a block with what it moved
 */
public interface ChainSource<B> {
  /** The height of the newest block. */
  long newest() throws NodeFault;

  /** Where a node that is still catching up believes the chain to be. */
  Optional<Long> catchingUpTo() throws NodeFault;

  /** The header at a height; nothing where the node has no such block. */
  Optional<BlockHeader> header(long height) throws NodeFault;

  /** The block at a height. */
  B read(long height) throws NodeFault;

  /** Which block it is. */
  BlockHeader header(B block);

  /**
   * Puts it behind the last block that is kept.
   *
   * @throws NodeFault when the node does not tell what that takes; nothing is put there then
   */
  void keep(B block) throws NodeFault;
}
