package dev.countersign.lure.risk;

import java.time.Duration;
import java.time.Instant;

/**
 * A lure that somebody met.
 *
 * @param since when it began to count
 * @param atMost the most that it counts for, 0 to 100: 100 unless security lowered it
 */
public record Met(Exposure exposure, Instant since, int atMost) {
  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException when it is not 0 to 100
   */
  public Met {
    if (atMost < 0 || atMost > 100) {
      throw new IllegalArgumentException("a risk is 0 to 100, not " + atMost);
    }
  }

  /**
   * The risk that comes of it, 0 to 100: {@code risk × (1 − elapsed ÷ fades)}, rounded up so that
   * none is left only when all of the time has passed. A moment before it began counts as that.
   */
  public int risk(Instant now) {
    long fades = exposure.fades().toMillis();
    long left = fades - Math.clamp(Duration.between(since, now).toMillis(), 0, fades);
    int faded = Math.toIntExact(Math.ceilDiv(exposure.risk() * left, fades));
    return Math.min(atMost, faded);
  }

  /**
   * The first moment from which on the risk that comes of it is below a threshold, to the
   * millisecond.
   *
   * @param threshold 1 to 100
   * @throws IllegalArgumentException when it is none of these
   */
  public Instant below(int threshold) {
    if (threshold < 1 || threshold > 100) {
      throw new IllegalArgumentException("a threshold is 1 to 100, not " + threshold);
    }
    if (threshold > Math.min(atMost, exposure.risk())) {
      return since;
    }
    // Rounded up, the risk is below it when what is left of it is at most one less.
    long fades = exposure.fades().toMillis();
    long left = Math.floorDiv((threshold - 1) * fades, exposure.risk());
    return since.plusMillis(fades - left);
  }
}
