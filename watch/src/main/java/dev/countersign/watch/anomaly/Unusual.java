package dev.countersign.watch.anomaly;

import dev.countersign.watch.seen.Movement;
import java.util.List;

/**
 * A movement that is unusual for one of its sides.
 *
 * @param account whose history it is held against
 * @param wallet whether that is an own wallet; else it is who pays it or is paid
 * @param score by the forest; about 1 is ordinary
 * @param mean of the account's earlier scores
 * @param deviation of these
 * @param reasons what made it, the weightiest first
 * @param shadow whether the account's forest is not trusted yet: to be counted, not told
 */
public record Unusual(
    Movement move,
    String account,
    boolean wallet,
    double score,
    double mean,
    double deviation,
    List<Reason> reasons,
    boolean shadow) {
  /** Copies. */
  public Unusual {
    reasons = List.copyOf(reasons);
  }

  /** Whether it lies so many standard deviations above the mean. */
  public boolean passes(double deviations) {
    return score > mean + deviations * deviation;
  }
}
