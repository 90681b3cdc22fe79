package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.FindingFacts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether reading the payload found any of these.
 *
 * @param codes from the catalogue
 */
public record FindingsAny(Set<String> codes) implements Condition {
  /** Copies the set. */
  public FindingsAny {
    codes = Set.copyOf(codes);
  }

  @Override
  public String field() {
    return "findings";
  }

  @Override
  public String wanted() {
    return "a finding is " + Wording.or(new TreeSet<>(codes));
  }

  @Override
  public boolean holds(Situation situation) {
    situation.payload();
    for (FindingFacts finding : situation.facts().findings()) {
      if (codes.contains(finding.code())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Object found(Situation situation) {
    List<String> found =
        situation.facts().findings().stream().map(FindingFacts::code).distinct().toList();
    return found.isEmpty() ? "none" : String.join(", ", found);
  }
}
