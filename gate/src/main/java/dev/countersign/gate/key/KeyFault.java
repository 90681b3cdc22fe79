package dev.countersign.gate.key;

import dev.countersign.chain.node.NodeFault;

/** A key that did not sign, told as one sentence for a person. It never carries a secret. */
public final class KeyFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    /** The place of the key cannot be reached, or not in time. It may be asked again. */
    UNAVAILABLE,
    /** The place of the key refuses, or has no such key. */
    REFUSED,
    /** What came back is not what was asked for: somebody should look at it. */
    WRONG_ANSWER
  }

  /**
   * A fault.
   *
   * @param sentence cut at 400 characters, printable ASCII only
   */
  public KeyFault(Kind kind, String sentence) {
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
