package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Wording;
import java.util.List;

/**
 * A finding of the reading that holds, and to which whoever approves agrees.
 *
 * @param code of the finding
 * @param rules the names of the rules that let them
 */
public record Answered(String code, List<String> rules) {
  /** Copies the list. */
  public Answered {
    rules = List.copyOf(rules);
  }

  /** For people. */
  public String sentence() {
    return "Whoever approves agrees to "
        + code
        + ", as the "
        + (rules.size() == 1 ? "rule " : "rules ")
        + Wording.and(rules.stream().map(rule -> "\"" + rule + "\"").toList())
        + (rules.size() == 1 ? " lets them." : " let them.");
  }
}
