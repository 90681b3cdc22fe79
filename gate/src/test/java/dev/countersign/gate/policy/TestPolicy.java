package dev.countersign.gate.policy;

import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.PolicyJudge;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.yaml.PolicyFile;

/** Documents of tests: the head that all of them have, and rules. */
public final class TestPolicy {
  /** Everything but rules; they begin in line 11. */
  public static final String HEAD =
      """
      policy: 1
      name: Test
      time-zone: Europe/Zurich
      currency: USD
      groups: [ops, approvers, security, administrators]
      lists:
        hot: [hot-1, hot-2]
        stables: [USDC, USDT]
      governance:
        default: { approvals: { administrators: 1 }, cooling-off: 24h }
      """;

  private TestPolicy() {}

  /** A policy with those rules, written as the items of a list. */
  public static Policy of(String rules) {
    return PolicyFile.read(HEAD + (rules.isBlank() ? "" : "rules:\n" + rules.indent(2)));
  }

  /** What it decides on those facts, with nothing earlier. */
  public static PolicyDecision decide(String rules, Example example) {
    return new PolicyJudge(of(rules)).decide(example.facts(), History.NONE);
  }
}
