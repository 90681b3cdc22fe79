package dev.countersign.watch.follow;

import dev.countersign.chain.node.NodeFault;

/** Fewer nodes answer than must agree. */
final class TooFew extends NodeFault {
  private static final long serialVersionUID = 1L;

  private final int answered;

  TooFew(int answered, int needed) {
    super(Kind.UNAVAILABLE, answered + " of the nodes answer, and " + needed + " are needed");
    this.answered = answered;
  }

  int answered() {
    return answered;
  }
}
