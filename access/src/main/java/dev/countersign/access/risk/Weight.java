package dev.countersign.access.risk;

import dev.countersign.model.verdict.Severity;
import java.time.Duration;

/**
 * How much something counts at first, and until when.
 *
 * @param start 0 to 100
 * @param fades after so long nothing is left of it; more than nothing
 */
public record Weight(int start, Duration fades) {
  private static final Duration WEEK = Duration.ofDays(7);

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Weight {
    if (start < 0 || start > 100) {
      throw new IllegalArgumentException("a risk is 0 to 100, not " + start);
    }
    if (fades.isZero() || fades.isNegative()) {
      throw new IllegalArgumentException("it fades after " + fades);
    }
  }

  /** Of a finding about somebody's account or session. */
  public static Weight of(Severity severity) {
    return switch (severity) {
      case INFO -> new Weight(0, WEEK);
      case LOW -> new Weight(10, WEEK);
      case MEDIUM -> new Weight(30, WEEK);
      case HIGH -> new Weight(60, WEEK.multipliedBy(2));
      case CRITICAL -> new Weight(90, WEEK.multipliedBy(2));
    };
  }
}
