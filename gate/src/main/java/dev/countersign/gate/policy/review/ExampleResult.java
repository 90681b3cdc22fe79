package dev.countersign.gate.policy.review;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.document.ExampleCase;
import java.util.List;

/**
 * What came of an example.
 *
 * @param differences from what was expected, each a sentence; empty where there are none
 */
public record ExampleResult(
    ExampleCase example, PolicyDecision decision, List<String> differences) {
  /** Copies the list. */
  public ExampleResult {
    differences = List.copyOf(differences);
  }

  /** Whether it was decided as expected. */
  public boolean isAsExpected() {
    return differences.isEmpty();
  }
}
