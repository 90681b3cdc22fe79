package dev.countersign.lure.confine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of reading apart.
 *
 * @param limit how long one report may take, the start of its process included; more than zero
 * @param atOnce how many reports are read at once; 1 or more
 * @param turn how long a report waits for its turn
 * @param spare how long after the beginning, or after the first report where that comes earlier,
 *     one process is started in advance, so that an answer takes little time; it holds some 80 MB.
 *     Null for none.
 */
public record ReaderSettings(Duration limit, int atOnce, Duration turn, @Nullable Duration spare) {
  /**
   * For a server: 30 seconds, as many at once as there are processors, a spare after a minute.
   * Whoever starts a server has more important work for the processors at first.
   */
  public static final ReaderSettings SERVER =
      new ReaderSettings(
          Duration.ofSeconds(30),
          Runtime.getRuntime().availableProcessors(),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1));

  /** For a command that reads one report and ends. */
  public static final ReaderSettings ONCE =
      new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofSeconds(60), null);

  /** Checks. */
  public ReaderSettings {
    if (limit.isNegative() || limit.isZero() || atOnce < 1 || turn.isNegative()) {
      throw new IllegalArgumentException(
          "Reading apart needs a time of more than zero, and at least one report at once");
    }
  }
}
