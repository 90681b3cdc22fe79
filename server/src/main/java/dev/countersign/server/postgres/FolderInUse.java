package dev.countersign.server.postgres;

/** Another process uses the data folder; the message is a sentence for whoever wants it. */
public final class FolderInUse extends PostgresUnavailable {
  private static final long serialVersionUID = 1L;

  /** With a sentence. */
  public FolderInUse(String sentence) {
    super(sentence);
  }
}
