package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import java.util.List;
import java.util.Optional;

/**
 * Where following stands, for metrics and pages.
 *
 * @param at the last block that is kept
 * @param chain the highest block that a node of the right chain spoke of last; -1 where none did
 *     yet
 * @param nodes each of them
 * @param troubles those that were told and last
 */
public record FollowStatus(
    Optional<BlockHeader> at, long chain, List<Node> nodes, List<FollowEvent.Trouble> troubles) {
  /**
   * A node.
   *
   * @param newest as it said last; -1 where it never did
   * @param asked whether it is the one that blocks are read from at the moment
   * @param fault why it is left alone for a while
   */
  public record Node(String name, long newest, boolean asked, Optional<String> fault) {}

  /** Keeps copies. */
  public FollowStatus {
    nodes = List.copyOf(nodes);
    troubles = List.copyOf(troubles);
  }

  /** How many blocks following is behind, 0 or more. */
  public long lag() {
    return at.map(block -> Math.max(0, chain - block.number())).orElse(0L);
  }
}
