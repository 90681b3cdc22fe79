package dev.countersign.server.proof;

/** A proof that is missing, wrong or used before; the message is a sentence without a secret. */
public final class BadProof extends Exception {
  private static final long serialVersionUID = 1L;

  /** With its sentence. */
  public BadProof(String sentence) {
    super(sentence);
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
