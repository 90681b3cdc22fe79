package dev.countersign.server.check;

/** A payload past the bound; the message is a sentence. */
public final class PayloadTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With its sentence. */
  public PayloadTooLarge() {
    super("The payload is too large: at most 4 MiB are read, and no payload needs more");
  }
}
