package dev.countersign.watch.anomaly;

import java.io.Serial;
import java.io.Serializable;

/**
 * How forests are grown and when they are believed.
 *
 * @param seed of chance: the same seed and movements give the same scores
 * @param warmUp movements of an account before it is scored at all, 16 or more
 * @param shadow movements that are scored in shadow after these, 0 or more
 * @param shadowDays at least so many days pass between the first movement and the first that is
 *     told
 * @param deviations how many standard deviations above the account's mean score the bar lies, more
 *     than 0
 * @param most accounts that are kept, 1 or more; the one that was silent longest is forgotten
 */
public record AnomalySettings(
    long seed, int warmUp, int shadow, int shadowDays, double deviations, int most)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /** Those that {@code docs/watch-anomalies.md} describes. */
  public static final AnomalySettings USUAL = new AnomalySettings(1, 32, 32, 21, 6, 10_000);

  /** Checks the ranges. */
  public AnomalySettings {
    if (warmUp < 16 || shadow < 0 || shadowDays < 0 || !(deviations > 0) || most < 1) {
      throw new IllegalArgumentException("there are no such settings of anomalies");
    }
  }

  /** The same with another bar. */
  public AnomalySettings withDeviations(double other) {
    return new AnomalySettings(seed, warmUp, shadow, shadowDays, other, most);
  }

  /** The same with another seed. */
  public AnomalySettings withSeed(long other) {
    return new AnomalySettings(other, warmUp, shadow, shadowDays, deviations, most);
  }
}
