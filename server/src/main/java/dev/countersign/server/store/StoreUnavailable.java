package dev.countersign.server.store;

/** The database cannot be used; the message is a sentence that names no secret. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence and what led to it. */
  public StoreUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
