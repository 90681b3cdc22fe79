package dev.countersign.server.access.signal;

/** A token that is not taken, with the reason as RFC 8935, section 2.4, names it. */
public final class SignalRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  SignalRefused(String error, String sentence) {
    super(sentence);
    this.error = error;
  }

  /** Such as {@code invalid_issuer}. */
  public String error() {
    return error;
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
