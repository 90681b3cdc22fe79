package dev.countersign.drill.play;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param team to which they belonged when it was planned; empty for none
 * @param month in which it came, where the company is
 * @param decision null where they did not decide while it was open
 */
public record PlayResult(
    UUID person, String team, YearMonth month, Twist twist, @Nullable PlayDecision decision) {
  /** Whether they let through what should not have gone through. */
  boolean wrongApproval() {
    return decision == PlayDecision.AGREED && !twist.honest();
  }

  /** Whether they stopped what was in order. */
  boolean wrongRefusal() {
    return decision != null && decision != PlayDecision.AGREED && twist.honest();
  }
}
