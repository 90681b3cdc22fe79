package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeFault;
import java.util.Optional;

/** What a node says of its chain without telling what its blocks hold. */
public interface ChainHeads {
  /** The height of the newest block. */
  long newest() throws NodeFault;

  /** Where a node that is still catching up believes the chain to be. */
  Optional<Long> catchingUpTo() throws NodeFault;

  /** The header at a height; nothing where the node has no such block. */
  Optional<BlockHeader> header(long height) throws NodeFault;
}
