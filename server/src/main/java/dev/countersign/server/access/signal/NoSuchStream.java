package dev.countersign.server.access.signal;

/** A machine names a stream that is not there, or is another's. */
public final class NoSuchStream extends Exception {
  private static final long serialVersionUID = 1L;

  NoSuchStream() {
    super("There is no such stream of this machine");
  }
}
