package dev.countersign.chain.safeservice;

import dev.countersign.chain.node.NodeFault;

/**
 * A Safe Transaction Service that did not answer as it should, told as one sentence for a person.
 * It carries neither the key of the API nor the URL beyond its host.
 */
public final class ServiceFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    /** No answer, or one that says that there is none now. */
    UNAVAILABLE,
    /** It does not know the Safe or the transaction. */
    NOT_FOUND,
    /** It does not take what it was given, or does not let us in. */
    REFUSED,
    /** An answer that is wrong in form, contradicts what was computed, or does not end. */
    UNUSABLE
  }

  ServiceFault(Kind kind, String sentence) {
    super(NodeFault.printable(sentence, LONGEST), null, false, false);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The sentence for a person; never null. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
