package dev.countersign.lure.risk;

import java.time.Instant;
import java.util.Collection;

/** The risk of somebody who met lures: the highest of what comes of each, never their sum. */
public final class PersonRisk {
  private PersonRisk() {}

  /** The risk now, 0 to 100. */
  public static int of(Collection<Met> lures, Instant now) {
    return lures.stream().mapToInt(met -> met.risk(now)).max().orElse(0);
  }

  /**
   * The first moment from now on from which on the risk is below a threshold.
   *
   * @param threshold 1 to 100
   */
  public static Instant below(Collection<Met> lures, int threshold, Instant now) {
    return lures.stream()
        .map(met -> met.below(threshold))
        .filter(now::isBefore)
        .max(Instant::compareTo)
        .orElse(now);
  }
}
