package dev.countersign.server.notice;

import dev.countersign.chain.node.NodeFault;

/** A notice that could not be delivered; the message is a sentence without a secret. */
final class DeliveryFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 300;

  private final Kind kind;

  /** What it means for the next attempt. */
  enum Kind {
    /** Nobody gets anything just now. */
    CHANNEL,
    /** This one did not get through; it is tried again. */
    NOW,
    /** It never will. */
    FOR_GOOD
  }

  DeliveryFault(Kind kind, String sentence) {
    super(NodeFault.printable(sentence, LONGEST), null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
