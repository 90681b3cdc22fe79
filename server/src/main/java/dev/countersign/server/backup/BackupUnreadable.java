package dev.countersign.server.backup;

/** A backup cannot be used; the message is a sentence for whoever has it. */
public final class BackupUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence. */
  public BackupUnreadable(String sentence) {
    super(sentence);
  }

  /** With a sentence and what led to it. */
  public BackupUnreadable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
