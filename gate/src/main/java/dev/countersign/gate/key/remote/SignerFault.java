package dev.countersign.gate.key.remote;

/** A remote signer that did not answer as it should, told as one sentence for a person. */
public final class SignerFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    /** No answer, or one that says that there is none now. */
    UNAVAILABLE,
    /** It refuses, or has no such key. */
    REFUSED,
    /** An answer that is wrong in form. */
    UNUSABLE
  }

  SignerFault(Kind kind, String sentence) {
    super(sentence, null, false, false);
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
