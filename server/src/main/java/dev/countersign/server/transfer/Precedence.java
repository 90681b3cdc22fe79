package dev.countersign.server.transfer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What somebody waits for an answer to goes before what is only looked at once more. */
final class Precedence {
  /** So long, so that what waits is looked at on the busiest server too. */
  private static final Duration LONGEST_GIVING_WAY = Duration.ofMillis(200);

  private static final Duration SHORT_WHILE = Duration.ofMillis(5);

  private final AtomicInteger inHand = new AtomicInteger();

  /** Does what somebody waits for. */
  <T> T now(Supplier<T> work) {
    inHand.incrementAndGet();
    try {
      return work.get();
    } finally {
      inHand.decrementAndGet();
    }
  }

  /** Does it once nobody waits for anything else, or has waited for a long time. */
  <T> T later(Supplier<T> work) {
    long until = System.nanoTime() + LONGEST_GIVING_WAY.toNanos();
    while (inHand.get() > 0 && System.nanoTime() < until) {
      LockSupport.parkNanos(SHORT_WHILE.toNanos());
    }
    return work.get();
  }
}
