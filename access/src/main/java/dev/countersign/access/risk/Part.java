package dev.countersign.access.risk;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that is known about somebody.
 *
 * @param session of ours that it is about, or the browser that holds it; empty where it is about
 *     the person, or about a session elsewhere
 * @param since when it began to count
 * @param atMost the most that it counts for, 0 to 100: 100 unless security lowered it
 */
public record Part(Kind kind, String session, Weight weight, Instant since, int atMost) {
  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException when it is not 0 to 100
   */
  public Part {
    if (atMost < 0 || atMost > 100) {
      throw new IllegalArgumentException("a risk is 0 to 100, not " + atMost);
    }
  }

  /**
   * What it counts for, 0 to 100: {@code start × (1 − elapsed ÷ fades)}, rounded up so that none is
   * left only when all of the time has passed. A moment before it began counts as that.
   */
  public int risk(Instant now) {
    long fades = weight.fades().toMillis();
    long left = fades - Math.clamp(Duration.between(since, now).toMillis(), 0, fades);
    return Math.min(atMost, Math.toIntExact(Math.ceilDiv(weight.start() * left, fades)));
  }

  /** The first moment at which it counts for nothing, to the millisecond. */
  public Instant over() {
    return atMost == 0 || weight.start() == 0 ? since : since.plus(weight.fades());
  }
}
