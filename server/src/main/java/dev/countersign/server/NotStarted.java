package dev.countersign.server;

/** The server did not start; the message is a sentence for whoever starts it. */
public final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence and what led to it. */
  public NotStarted(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
