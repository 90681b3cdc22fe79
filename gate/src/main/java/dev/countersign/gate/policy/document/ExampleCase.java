package dev.countersign.gate.policy.document;

import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.model.verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An example of the document: facts, and what must be decided on them.
 *
 * @param line in the document, from 1
 * @param earlier what was countersigned before
 */
public record ExampleCase(
    String name, int line, PolicyFacts facts, List<HistoryEntry> earlier, Expected expected) {
  /** Copies the list. */
  public ExampleCase {
    earlier = List.copyOf(earlier);
  }

  /**
   * What must be decided. What is null is not looked at.
   *
   * @param missing how many are still to come of each group; empty for nobody
   * @param matching the names of all rules that match
   * @param findings codes that must be among the decision's findings
   */
  public record Expected(
      Outcome verdict,
      @Nullable Map<String, Integer> missing,
      @Nullable Set<String> matching,
      Set<String> findings) {
    /** Copies. */
    public Expected {
      missing = missing == null ? null : Map.copyOf(missing);
      matching = matching == null ? null : Set.copyOf(matching);
      findings = Set.copyOf(findings);
    }
  }
}
