package dev.countersign.trace.explorer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets requests begin no more often than a limit. For one thread. */
public final class Pace {
  /** Waits. */
  @FunctionalInterface
  public interface Sleep {
    /** Returns after that time. */
    void of(Duration time);
  }

  private final long between;
  private final LongSupplier nanos;
  private final Sleep sleep;
  private long next;
  private boolean begun;

  /**
   * Up to so many requests a second.
   *
   * @param perSecond 1 or more
   * @param nanos a clock that only grows, in nanoseconds
   */
  public Pace(int perSecond, LongSupplier nanos, Sleep sleep) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("no pace: " + perSecond);
    }
    this.between = Duration.ofSeconds(1).toNanos() / perSecond;
    this.nanos = nanos;
    this.sleep = sleep;
  }

  /** Waits until the next request may begin. */
  void await() {
    long now = nanos.getAsLong();
    long wait = begun ? next - now : 0;
    if (wait > 0) {
      sleep.of(Duration.ofNanos(wait));
    }
    next = Math.max(now, now + wait) + between;
    begun = true;
  }

  /** Waits because whoever is asked wants to be asked less, or cannot answer now. */
  void back(Duration time) {
    sleep.of(time);
  }
}
