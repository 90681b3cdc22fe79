package dev.countersign.watch.follow;

import java.time.Duration;

/**
 * Ends a wait early. However often it is called, what waits goes on no more than fifty times a
 * second.
 */
final class Wake {
  private static final long SHORTEST = 20_000_000;

  private boolean up;
  private long last = System.nanoTime() - SHORTEST;

  synchronized void up() {
    up = true;
    notifyAll();
  }

  /** Waits that long, or until it is woken; false where the thread was interrupted. */
  synchronized boolean await(Duration pause) {
    try {
      long end = System.nanoTime() + pause.toNanos();
      long earliest = last + SHORTEST;
      while (true) {
        long now = System.nanoTime();
        long until = up ? earliest : Math.max(end, earliest);
        if (pause.isZero() || now - until >= 0) {
          break;
        }
        wait(Math.max(1, (until - now) / 1_000_000));
      }
      up = false;
      last = System.nanoTime();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
