package dev.countersign.server.check;

/** Too many payloads are being read already; the message is a sentence. */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With its sentence. */
  public Busy() {
    super("Too many payloads are being read just now; ask again in a few seconds");
  }
}
