package dev.countersign.gate.policy.replay;

import dev.countersign.gate.finding.PolicyFinding;
import dev.countersign.gate.policy.decision.PolicyDecision;
import dev.countersign.gate.policy.decision.RuleOutcome;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why a decision came out as it did.
 *
 * @param code of the finding; {@value #ALLOWS} for a rule that allows
 * @param rule the name of the rule that it comes from; empty where it comes from none
 * @param line of the rule in its document; 0 where it comes from none
 * @param sentence for people
 */
public record Reason(String code, String rule, int line, String sentence) {
  /** The code where a rule allows. */
  public static final String ALLOWS = "policy-allows";

  /** True where it comes from a rule. */
  public boolean isOfRule() {
    return !rule.isEmpty();
  }

  /** The reasons of a decision: of an allow the rules that allow, else what is as bad as it. */
  public static List<Reason> of(PolicyDecision decision) {
    if (decision.outcome() == Outcome.ALLOW) {
      return allowing(decision);
    }
    List<Reason> reasons = new ArrayList<>();
    for (Finding finding : decision.verdict().findings()) {
      if (finding.code().outcome() != decision.outcome()) {
        continue;
      }
      List<Rule> asking =
          switch (finding.code()) {
            case PolicyFinding.POLICY_APPROVALS_MISSING -> unmet(decision);
            case PolicyFinding.POLICY_SECOND_DEVICE_MISSING ->
                matching(decision).stream().filter(Rule::secondDevice).toList();
            case PolicyFinding.POLICY_TIME_LOCKED ->
                matching(decision).stream()
                    .filter(rule -> decision.timeLock().equals(rule.timeLock()))
                    .toList();
            default -> List.of();
          };
      if (asking.isEmpty()) {
        reasons.add(of(finding));
      }
      asking.forEach(rule ->
          reasons.add(
              new Reason(
                  finding.code().code(),
                  rule.name(),
                  rule.line(),
                  named(rule) + " asks for more. " + finding.sentence())));
    }
    return reasons;
  }

  private static List<Reason> allowing(PolicyDecision decision) {
    return matching(decision).stream()
        .filter(rule -> rule.then() == Then.ALLOW)
        .map(rule -> new Reason(ALLOWS, rule.name(), rule.line(), named(rule) + " allows it"))
        .toList();
  }

  private static Reason of(Finding finding) {
    return new Reason(
        finding.code().code(),
        Objects.requireNonNullElse(finding.evidence().get("rule"), ""),
        Integer.parseInt(Objects.requireNonNullElse(finding.evidence().get("line"), "0")),
        finding.sentence());
  }

  private static List<Rule> matching(PolicyDecision decision) {
    return decision.matching().stream().map(RuleOutcome::rule).toList();
  }

  /** The rules that ask for somebody who did not approve. */
  private static List<Rule> unmet(PolicyDecision decision) {
    return matching(decision).stream()
        .filter(rule -> !Standing.of(rule.approvals(), decision.approvals().ballot()).isMet())
        .toList();
  }

  private static String named(Rule rule) {
    return "The rule \"" + rule.name() + "\" (line " + rule.line() + ")";
  }
}
