package dev.countersign.watch.follow;

import dev.countersign.chain.block.ChainHeads;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.watch.seen.SeenBlock;

/** A node of the chain that is followed. Asked from several threads at once. */
public interface FollowedNode extends ChainHeads {
  /** What it is called, for people: never a key, never a whole URL. */
  String name();

  /**
   * The chain that it says it is on, in words such as "chain id 1".
   *
   * @throws NodeFault when it does not say
   */
  String chain() throws NodeFault;

  /**
   * All that watching needs of a block.
   *
   * @throws NodeFault when the node has no such block, does not tell all of it, or contradicts
   *     itself
   */
  SeenBlock read(long height) throws NodeFault;
}
