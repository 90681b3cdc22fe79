package dev.countersign.gate.policy.document;

import dev.countersign.gate.policy.quorum.Quorum;
import java.time.Duration;

/**
 * Who must agree to a change, besides whoever proposes it.
 *
 * @param coolingOff how long it waits once everybody agreed; zero for not at all
 */
public record ChangeRule(Quorum approvals, Duration coolingOff) {
  /** Refuses a change that one person could make alone. */
  public ChangeRule {
    if (approvals.isNobody() || coolingOff.isNegative()) {
      throw new IllegalArgumentException("a change needs somebody besides whoever proposes it");
    }
  }
}
