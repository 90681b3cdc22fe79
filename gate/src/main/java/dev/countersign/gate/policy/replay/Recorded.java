package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.verdict.Outcome;
import java.util.List;

/**
 * A decision out of the journal.
 *
 * @param facts on which it was made, as they were then
 * @param decided what the policy decided then
 * @param reasons why; none where they were not recorded
 */
public record Recorded(PolicyFacts facts, Outcome decided, List<Reason> reasons) {
  /** Copies the list. */
  public Recorded {
    reasons = List.copyOf(reasons);
  }

  /** One whose reasons were not recorded. */
  public Recorded(PolicyFacts facts, Outcome decided) {
    this(facts, decided, List.of());
  }
}
