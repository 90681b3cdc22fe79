package dev.countersign.lure.confine;

import java.time.Duration;

/**
 * Bounds of reading apart.
 *
 * @param limit how long one report may take, the start of its process included; more than zero
 * @param atOnce how many reports are read at once; 1 or more
 * @param turn how long a report waits for its turn
 * @param spare whether one process is started in advance, so that an answer takes little time; it
 *     holds some 80 MB
 */
public record ReaderSettings(Duration limit, int atOnce, Duration turn, boolean spare) {
  /** For a server: 30 seconds, as many at once as there are processors, a spare. */
  public static final ReaderSettings SERVER =
      new ReaderSettings(
          Duration.ofSeconds(30),
          Runtime.getRuntime().availableProcessors(),
          Duration.ofSeconds(60),
          true);

  /** For a command that reads one report and ends. */
  public static final ReaderSettings ONCE =
      new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofSeconds(60), false);

  /** Checks. */
  public ReaderSettings {
    if (limit.isNegative() || limit.isZero() || atOnce < 1 || turn.isNegative()) {
      throw new IllegalArgumentException(
          "Reading apart needs a time of more than zero, and at least one report at once");
    }
  }
}
