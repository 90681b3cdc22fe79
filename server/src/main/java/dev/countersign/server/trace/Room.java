package dev.countersign.server.trace;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many moves of blocks this server holds in memory for all traces together: it signs as well,
 * and must not run out of it.
 */
final class Room {
  /** A move with its transaction, and the ledger that a result is made from. */
  private static final long BYTES_OF_A_MOVE = 1_024;

  private static final long SHARE = 3;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /** Room for so many moves. */
  Room(long most) {
    this.most = most;
  }

  /** A third of the memory that this server may use. */
  static Room ofThisServer() {
    return new Room(Runtime.getRuntime().maxMemory() / SHARE / BYTES_OF_A_MOVE);
  }

  long most() {
    return most;
  }

  /** Takes room; false where there is none left. */
  boolean take(long moves) {
    if (taken.addAndGet(moves) <= most) {
      return true;
    }
    taken.addAndGet(-moves);
    return false;
  }

  void give(long moves) {
    taken.addAndGet(-moves);
  }
}
