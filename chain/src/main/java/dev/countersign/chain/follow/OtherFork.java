package dev.countersign.chain.follow;

import dev.countersign.chain.node.NodeFault;

/**
 * A node's chain has none of the blocks that are kept, and not what they stand on: it was
 * reorganised deeper than is kept, or the node is of another chain.
 */
public final class OtherFork extends NodeFault {
  private static final long serialVersionUID = 1L;

  private final long from;
  private final long to;

  OtherFork(long from, long to) {
    super(
        Kind.UNUSABLE,
        "the node is on another fork: it has none of the blocks "
            + from
            + " to "
            + to
            + " that were read before, and not what they stand on");
    this.from = from;
    this.to = to;
  }

  /** The lowest height that was looked at. */
  public long from() {
    return from;
  }

  /** The height of the last block that is kept. */
  public long to() {
    return to;
  }
}
