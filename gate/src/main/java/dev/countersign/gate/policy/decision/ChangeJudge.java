package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Wording;
import dev.countersign.gate.policy.document.ChangeRule;
import dev.countersign.gate.policy.document.Governance;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.quorum.Ballot;
import dev.countersign.gate.policy.quorum.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a change may take effect, by the governance of the policy that is in force: a
 * policy is changed by its own rules, never by those of the one that would follow it.
 */
public final class ChangeJudge {
  private final Governance governance;

  /** By that governance. */
  public ChangeJudge(Governance governance) {
    this.governance = governance;
  }

  /** Decides. The cooling-off runs from when the last person agreed who had to. */
  public ChangeDecision decide(Change change, List<ApprovalFacts> approvals, Instant now) {
    ChangeRule rule = governance.of(change.kind());
    Ballot ballot =
        Ballot.count(
            approvals,
            new Ballot.Terms(
                change.hash(), Set.of(change.proposer()), change.deviceKey(), now, null, false));
    Standing standing = Standing.of(rule.approvals(), ballot);
    Instant completed = standing.completedAt();
    if (completed == null) {
      return new ChangeDecision(
          false, standing, null, "Still to agree: " + standing.missingWords() + ".");
    }
    Instant notBefore = completed.plus(rule.coolingOff());
    return now.isBefore(notBefore)
        ? new ChangeDecision(
            false,
            standing,
            notBefore,
            "Everybody agreed; it takes effect at "
                + notBefore
                + ", in "
                + Wording.span(Duration.between(now, notBefore))
                + ".")
        : new ChangeDecision(true, standing, notBefore, "It may take effect.");
  }
}
