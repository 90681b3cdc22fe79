package dev.countersign.lure.bound;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What reading one report may still cost, all of its parts together: bytes that are unpacked or
 * decoded, entries that are looked at, time. Not for several threads.
 */
public final class Budget {
  /** What a report gets: 256 MiB, 20,000 entries, 20 seconds. */
  public static Budget usual() {
    return new Budget(256L << 20, 20_000, Duration.ofSeconds(20), System::nanoTime);
  }

  /** A budget is used up. */
  public static final class UsedUp extends Exception {
    private static final long serialVersionUID = 1L;

    UsedUp(String sentence) {
      super(sentence);
    }
  }

  private final LongSupplier clock;
  private final long end;
  private long bytes;
  private int entries;

  /**
   * A budget that runs from now on.
   *
   * @param bytes 0 or more
   * @param entries 0 or more
   * @param clock nanoseconds, as of {@link System#nanoTime()}
   */
  public Budget(long bytes, int entries, Duration time, LongSupplier clock) {
    this.bytes = bytes;
    this.entries = entries;
    this.clock = clock;
    this.end = clock.getAsLong() + time.toNanos();
  }

  /**
   * Takes bytes that are about to be unpacked or were just read.
   *
   * @throws UsedUp when there are not that many left, or the time is over
   */
  public void takeBytes(long count) throws UsedUp {
    checkTime();
    if (count > bytes) {
      throw new UsedUp("There is more in it than is read of one report");
    }
    bytes -= count;
  }

  /**
   * Takes an entry of an archive, a part of a mail, a file of a folder.
   *
   * @throws UsedUp when there is none left, or the time is over
   */
  public void takeEntry() throws UsedUp {
    checkTime();
    if (entries == 0) {
      throw new UsedUp("There are more parts in it than are read of one report");
    }
    entries--;
  }

  /**
   * A pace for one part, which ends when that share of the time that is left now is used up, so
   * that what comes after it is read too.
   *
   * @param share from 1, all of it, upwards
   */
  public Pace pace(int share) {
    long now = clock.getAsLong();
    long last = now + Math.max(0, end - now) / share;
    return new Pace(() -> clock.getAsLong() - last > 0);
  }

  /** How many bytes are left. */
  public long bytesLeft() {
    return bytes;
  }

  /**
   * Looks at the clock.
   *
   * @throws UsedUp when the time is over
   */
  public void checkTime() throws UsedUp {
    if (clock.getAsLong() - end > 0) {
      throw new UsedUp("Reading it took longer than a report may take");
    }
  }
}
