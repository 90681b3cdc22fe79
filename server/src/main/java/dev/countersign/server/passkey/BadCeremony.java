package dev.countersign.server.passkey;

/** A ceremony that did not succeed; the message is a sentence. Nothing was done. */
public class BadCeremony extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With its sentence. */
  public BadCeremony(String sentence) {
    super(sentence);
  }

  /** With its sentence and what led to it. */
  public BadCeremony(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
