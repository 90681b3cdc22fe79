package dev.countersign.gate.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.FindingCatalogue;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.finding.PolicyFinding;
import dev.countersign.gate.finding.ServiceFinding;
import dev.countersign.gate.finding.SessionFinding;
import dev.countersign.gate.finding.SigningFinding;
import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every entry of the catalogue is something that deciding can find. */
class PolicyFindingsTest {
  private static final String ONE = "- { name: r, then: allow, approvals: { approvers: 1 } }";

  @Test
  void eachIsFoundWhereItMustBe() {
    Set<String> found = new TreeSet<>();
    Example late = new Example();
    late.deadline = Example.NOW.minusSeconds(1);
    Example none = new Example();
    none.payload = null;
    decide(found, "- { name: r, then: deny }", new Example(), Outcome.DENY);
    decide(found, "", new Example(), Outcome.DENY);
    decide(
        found,
        "- { name: r, if: intent.deadline > now, then: allow }",
        new Example(),
        Outcome.DENY);
    decide(found, ONE, new Example().finding("fake-token", Outcome.DENY), Outcome.DENY);
    decide(found, ONE, late, Outcome.DENY);
    decide(
        found,
        "- { name: a, then: allow }\n- { name: h, then: hold }",
        new Example(),
        Outcome.HOLD);
    decide(found, ONE, new Example().finding("no-intent", Outcome.HOLD), Outcome.HOLD);
    decide(found, ONE, none, Outcome.HOLD);
    decide(found, ONE, new Example(), Outcome.HOLD);
    decide(
        found,
        "- { name: r, then: allow, approvals: { approvers: 1 }, second-device: true }",
        new Example().approved("alice", "approvers"),
        Outcome.HOLD);
    decide(found, "- { name: r, then: allow, time-lock: 9d }", new Example(), Outcome.HOLD);
    decide(found, ONE, new Example().approved("bob", "approvers"), Outcome.HOLD);
    decide(
        found,
        ONE,
        new Example()
            .approved("alice", "d", Example.NOW, false, "approvers")
            .approved("amir", "d", Example.NOW, false, "approvers"),
        Outcome.ALLOW);
    assertThat(found)
        .isEqualTo(
            Arrays.stream(PolicyFinding.values())
                .map(PolicyFinding::code)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void aHoldSaysWhatWouldReleaseItAndNothingElseDoes() {
    assertThat(PolicyFinding.values())
        .allSatisfy(finding ->
            assertThat(finding.release().isEmpty())
                .as(finding.code())
                .isEqualTo(finding.outcome() != Outcome.HOLD));
  }

  @Test
  void theCatalogueHasAllPartsAndNoCodeTwice() {
    assertThat(FindingCatalogue.ALL)
        .hasSize(
            GateFinding.values().length
                + PolicyFinding.values().length
                + SigningFinding.values().length
                + SessionFinding.values().length
                + ServiceFinding.values().length)
        .extracting(FindingCode::code)
        .doesNotHaveDuplicates();
  }

  private static void decide(Set<String> found, String rules, Example example, Outcome outcome) {
    PolicyDecision decision = TestPolicy.decide(rules, example);
    assertThat(decision.outcome()).as(rules).isEqualTo(outcome);
    found.addAll(PolicyJudgeTest.codes(decision));
  }
}
