package dev.countersign.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a fixed rate, whether or not earlier ones were answered (open loop). Each latency
 * counts from the moment at which its request was due, so that waiting behind slow ones counts.
 */
final class Load {
  /** So many are on their way at most; who is sent later because of it counts from its time too. */
  static final int AT_ONCE = 64;

  private static final Duration MOST = Duration.ofMinutes(5);
  private static final int DIGITS = 3;

  private final Histogram nanos = new ConcurrentHistogram(MOST.toNanos(), DIGITS);

  /** Nothing measured yet. */
  Load() {}

  /** All of them as one. */
  static Load together(Iterable<Load> loads) {
    Load all = new Load();
    loads.forEach(one -> all.nanos.add(one.nanos));
    return all;
  }

  /**
   * Sends so many, so many a second; one that fails fails all. Each is sent in a thread that waits
   * for its time and then for its answer, so that the sending itself costs little.
   */
  static Load of(int requests, int perSecond, IntConsumer request) throws InterruptedException {
    Load load = new Load();
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    long begun = System.nanoTime() + Duration.ofMillis(100).toNanos();
    Runnable sender =
        () -> {
          for (int i = next.getAndIncrement();
              i < requests && failure.get() == null;
              i = next.getAndIncrement()) {
            long due = begun + i * 1_000_000_000L / perSecond;
            try {
              await(due);
              request.accept(i);
              load.took(System.nanoTime() - due);
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
            }
          }
        };
    List<Thread> senders =
        Stream.generate(() -> Thread.ofPlatform().start(sender)).limit(AT_ONCE).toList();
    for (Thread one : senders) {
      one.join();
    }
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a request failed", failed);
    }
    return load;
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** One that took so long, in nanoseconds. */
  void took(long time) {
    nanos.recordValue(time);
  }

  /** That many in a hundred were at least so fast, in milliseconds. */
  double milliseconds(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,6d  p50 %7.2f ms  p95 %7.2f ms  p99 %7.2f ms  most %7.2f ms",
        nanos.getTotalCount(),
        milliseconds(50),
        milliseconds(95),
        milliseconds(99),
        nanos.getMaxValue() / 1e6);
  }
}
