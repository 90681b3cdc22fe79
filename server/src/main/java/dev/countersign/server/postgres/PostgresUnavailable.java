package dev.countersign.server.postgres;

import org.jspecify.annotations.Nullable;

/** PostgreSQL could not be started or stopped; the message is a sentence for whoever starts it. */
public class PostgresUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence: what is wrong, where, and what would be right. */
  public PostgresUnavailable(String sentence) {
    this(sentence, null);
  }

  /** With a sentence and what led to it. */
  public PostgresUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
