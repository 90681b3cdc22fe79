package dev.countersign.gate.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.replay.Difference.Side;
import dev.countersign.model.verdict.Outcome;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void ofAnAllowIsEveryRuleThatAllows() {
    assertThat(
            reasons(
                """
                - { name: any, then: allow }
                - { name: dollars, when: { asset: USDC }, then: allow }
                - { name: ether, when: { asset: ETH }, then: allow }
                """))
        .extracting(Reason::code, Reason::rule)
        .containsExactly(tuple("policy-allows", "any"), tuple("policy-allows", "dollars"));
  }

  @Test
  void ofADenyIsWhatDeniesAndNothingLess() {
    assertThat(
            reasons(
                """
                - { name: any, then: allow }
                - { name: none, then: deny }
                - { name: wait, then: hold }
                """))
        .extracting(Reason::code, Reason::rule, Reason::line)
        .containsExactly(tuple("policy-denies", "none", 13));
    assertThat(reasons("- { name: ether, when: { asset: ETH }, then: allow }"))
        .extracting(Reason::code, Reason::rule)
        .containsExactly(tuple("policy-nothing-allows", ""));
  }

  @Test
  void ofMissingApprovalsIsTheRuleThatAsksForThem() {
    Example approved = new Example().approved("alice", "approvers");
    List<Reason> reasons =
        Reason.of(
            TestPolicy.decide(
                """
                - { name: one, then: allow, approvals: { approvers: 1 } }
                - { name: two, then: allow, approvals: { security: 1 } }
                """,
                approved));
    assertThat(reasons)
        .extracting(Reason::code, Reason::rule)
        .containsExactly(tuple("policy-approvals-missing", "two"));
  }

  @Test
  void ofATimeLockIsTheRuleThatMakesItWaitLongest() {
    assertThat(
            reasons(
                """
                - { name: hour, then: allow, time-lock: 2h }
                - { name: day, then: allow, time-lock: 24h }
                """))
        .extracting(Reason::code, Reason::rule)
        .containsExactly(tuple("policy-time-locked", "day"));
  }

  @Test
  void theDifferenceIsWhatStopsItNow() {
    assertThat(differences("- { name: any, then: allow }", "- { name: none, then: deny }"))
        .containsExactlyInAnyOrder(
            new Difference(
                new Shift(Outcome.ALLOW, Outcome.DENY), Side.AFTER, "policy-denies", "none", 12),
            new Difference(
                new Shift(Outcome.ALLOW, Outcome.DENY),
                Side.AFTER,
                "policy-nothing-allows",
                "",
                0));
  }

  @Test
  void theDifferenceIsTheRuleThatStoppedItOrElseTheOneThatAllows() {
    Shift better = new Shift(Outcome.DENY, Outcome.ALLOW);
    assertThat(
            differences(
                "- { name: none, then: deny }\n- { name: any, then: allow }",
                "- { name: any, then: allow }"))
        .containsExactly(new Difference(better, Side.BEFORE, "policy-denies", "none", 12));
    assertThat(
            differences(
                "- { name: ether, when: { asset: ETH }, then: allow }",
                "- { name: any, then: allow }"))
        .containsExactly(new Difference(better, Side.AFTER, "policy-allows", "any", 12));
  }

  /** What happened before the period that is looked at fills the limits of both policies. */
  @Test
  void limitsCountWhatIsRememberedFromBefore() {
    Replay replay =
        Replay.between(
            TestPolicy.of("- { name: any, then: allow }"),
            TestPolicy.of(
                """
                - { name: any, then: allow }
                - { name: limit, when: { total: { over: 1000 USD, within: 24h } }, then: deny }
                """));
    Recorded six = new Recorded(new Example().amount(Example.USDC, "600").facts(), Outcome.ALLOW);
    replay.remember(six);
    assertThat(replay.next(six).shift()).hasToString("allow → deny");
    assertThat(replay.summary().total()).isEqualTo(1);
    assertThat(replay.summary().differences().values()).containsExactly(1L);
  }

  private static List<Reason> reasons(String rules) {
    return Reason.of(TestPolicy.decide(rules, new Example()));
  }

  private static Iterable<Difference> differences(String before, String after) {
    return Replay.between(TestPolicy.of(before), TestPolicy.of(after))
        .next(new Recorded(new Example().facts(), Outcome.ALLOW))
        .differences();
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }
}
