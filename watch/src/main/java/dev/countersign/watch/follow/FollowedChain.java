package dev.countersign.watch.follow;

import dev.countersign.chain.follow.KeptBlocks;
import dev.countersign.watch.seen.SeenBlock;

/**
 * Where what a chain shows is kept: a chain of blocks without a gap, which grows and shrinks at its
 * end only. This is the only truth of where following stands, so that a follower that is killed
 * goes on where this stands. Used by one thread; its headers are asked for at every block.
 *
 * <p>Each call is whole or not at all, with everything that is derived from the blocks: in one
 * transaction of a database, say. Headers of old blocks may be forgotten, but never that of the
 * last one; a reorganisation that is deeper than the headers stops following.
 */
public interface FollowedChain extends KeptBlocks {
  /**
   * Adds a block behind the last one.
   *
   * @throws IllegalArgumentException when its parent is not the last block; nothing changes then
   */
  void append(SeenBlock block);
}
