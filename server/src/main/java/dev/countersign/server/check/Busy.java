package dev.countersign.server.check;

/** Too much is being read already; the message is a sentence. */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of payloads. */
  public Busy() {
    this("Too many payloads are being read just now; ask again in a few seconds");
  }

  /** With its sentence, which says when to ask again. */
  public Busy(String sentence) {
    super(sentence);
  }
}
