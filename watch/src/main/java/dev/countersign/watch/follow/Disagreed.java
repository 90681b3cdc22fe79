package dev.countersign.watch.follow;

import dev.countersign.chain.node.NodeFault;

/** Too few nodes have the same block. */
final class Disagreed extends NodeFault {
  private static final long serialVersionUID = 1L;

  private final transient FollowEvent.Disagreement disagreement;

  Disagreed(FollowEvent.Disagreement disagreement) {
    super(Kind.UNUSABLE, "the nodes disagree about block " + disagreement.height());
    this.disagreement = disagreement;
  }

  FollowEvent.Disagreement disagreement() {
    return disagreement;
  }
}
