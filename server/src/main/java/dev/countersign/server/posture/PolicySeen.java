package dev.countersign.server.posture;

import dev.countersign.access.posture.ObservedPolicy;
import dev.countersign.access.posture.ObservedPolicy.ChangeTerms;
import dev.countersign.access.posture.ObservedPolicy.ValueRule;
import dev.countersign.gate.policy.condition.AmountIs;
import dev.countersign.gate.policy.condition.TotalIs;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.review.ExampleResult;
import dev.countersign.gate.policy.review.Examples;
import dev.countersign.gate.policy.review.Remark;
import dev.countersign.gate.policy.review.Review;
import dev.countersign.server.policy.Policies.InForce;
import dev.countersign.server.reach.ApprovalNeeds;
import java.util.List;

/** The policy in force, as far as the posture asks about it. */
final class PolicySeen {
  private PolicySeen() {}

  static ObservedPolicy of(InForce inForce, boolean beingSetUp) {
    Policy policy = inForce.judge().policy();
    List<ExampleResult> results = Examples.run(policy);
    return new ObservedPolicy(
        inForce.version().number() > 0,
        new ApprovalNeeds(policy)
            .moving().stream()
                .map(rule ->
                    new ValueRule(
                        rule.name(),
                        ApprovalNeeds.heads(rule.approvals()),
                        bounded(rule),
                        rule.words()))
                .toList(),
        results.size(),
        (int) results.stream().filter(one -> !one.isAsExpected()).count(),
        Review.of(policy, results).stream()
            .filter(remark -> remark.weight() == Remark.Weight.WARNING)
            .map(Remark::sentence)
            .toList(),
        policy.governance().all().entrySet().stream()
            .map(change ->
                new ChangeTerms(
                    change.getKey().word(),
                    ApprovalNeeds.heads(change.getValue().approvals()),
                    change.getValue().coolingOff()))
            .toList(),
        beingSetUp);
  }

  /** Whether there is an upper end to what one transfer, or all of a period, may move. */
  private static boolean bounded(Rule rule) {
    for (Stated stated : rule.when()) {
      if (stated.condition() instanceof AmountIs amount && amount.bounds().high() != null) {
        return true;
      }
      if (stated.condition() instanceof TotalIs total && total.bounds().high() != null) {
        return true;
      }
    }
    return false;
  }
}
