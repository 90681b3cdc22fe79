package dev.countersign.gate.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.decision.RuleOutcome.State;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.rules.amount.CannotTell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJudgeTest {
  private static final String ALLOW = "- { name: allow, then: allow }\n";
  private static final String ONE = "- { name: one, then: allow, approvals: { approvers: 1 } }\n";

  @Test
  void withoutRulesEverythingIsDenied() {
    PolicyDecision decision = TestPolicy.decide("", new Example());
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(sentences(decision))
        .containsExactly("The policy has no rules, so nothing is allowed");
  }

  @Test
  void whatNothingAllowsIsDenied() {
    PolicyDecision decision =
        TestPolicy.decide("- { name: a, when: { action: approve }, then: allow }", new Example());
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(codes(decision)).containsExactly("policy-nothing-allows");
  }

  @Test
  void aHoldAllowsNothingByItselfAndDoesNotSoftenADeny() {
    assertThat(TestPolicy.decide("- { name: h, then: hold }", new Example()).outcome())
        .isEqualTo(Outcome.DENY);
  }

  @Test
  void whatIsAllowedAndAsksNobodyIsAllowed() {
    PolicyDecision decision = TestPolicy.decide(ALLOW, new Example());
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(decision.verdict().findings()).isEmpty();
  }

  @Test
  void denyBeatsHoldBeatsAllowWhateverTheOrder() {
    List<String> rules =
        new ArrayList<>(
            List.of(
                ALLOW,
                "- { name: hold, when: { asset: USDC }, then: hold }\n",
                "- { name: deny, when: { asset: ETH }, then: deny }\n",
                "- { name: other, when: { action: approve }, then: deny }\n"));
    Random random = new Random(7);
    for (int i = 0; i < 24; i++) {
      Collections.shuffle(rules, random);
      String text = String.join("", rules);
      assertThat(TestPolicy.decide(text, new Example()).outcome()).isEqualTo(Outcome.HOLD);
      assertThat(TestPolicy.decide(text, new Example().amount(Example.ETH, "1")).outcome())
          .isEqualTo(Outcome.DENY);
    }
  }

  @Test
  void aRuleThatCannotBeToldDeniesWhateverItWouldHaveDone() {
    for (String then : List.of("allow", "hold", "deny")) {
      PolicyDecision decision =
          TestPolicy.decide(
              ALLOW + "- { name: odd, if: intent.deadline > now, then: " + then + " }",
              new Example());
      assertThat(decision.outcome()).as(then).isEqualTo(Outcome.DENY);
      assertThat(codes(decision)).containsExactly("policy-undecided");
      assertThat(sentences(decision))
          .containsExactly(
              "The rule \"odd\" (line 13) could not be evaluated: intent.deadline is not known");
    }
  }

  @Test
  void whatCannotBeToldCountsOnlyWhereTheRuleDependsOnIt() {
    String odd =
        "- { name: odd, when: { action: approve }, if: intent.deadline > now, then: deny }";
    assertThat(TestPolicy.decide(ALLOW + odd, new Example()).outcome()).isEqualTo(Outcome.ALLOW);
    Example unpriced = new Example();
    unpriced.prices.clear();
    String priced = "- { name: odd, when: { amount: { over: 1 USD } }, if: false, then: deny }";
    assertThat(TestPolicy.decide(ALLOW + priced, unpriced).outcome()).isEqualTo(Outcome.ALLOW);
    String open = "- { name: odd, when: { amount: { over: 1 USD } }, if: true, then: deny }";
    assertThat(TestPolicy.decide(ALLOW + open, unpriced).outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void anExceptionThatCannotBeToldIsNoException() {
    String rule = "- { name: odd, unless: { amount: { under: 9 USD }, action: %s }, then: deny }";
    Example unpriced = new Example();
    unpriced.prices.clear();
    PolicyDecision open = TestPolicy.decide(ALLOW + rule.formatted("transfer"), unpriced);
    assertThat(codes(open)).containsExactly("policy-undecided");
    PolicyDecision settled = TestPolicy.decide(ALLOW + rule.formatted("approve"), unpriced);
    assertThat(codes(settled)).containsExactly("policy-denies");
  }

  @Test
  void unlessExceptsWhereAllOfItHolds() {
    String rule = "- { name: d, unless: { asset: USDC, wallet: %s }, then: deny }\n";
    assertThat(TestPolicy.decide(ALLOW + rule.formatted("hot-1"), new Example()).outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(TestPolicy.decide(ALLOW + rule.formatted("cold"), new Example()).outcome())
        .isEqualTo(Outcome.DENY);
  }

  @Test
  void aHistoryThatFailsDenies() {
    History broken =
        query -> {
          throw new CannotTell("the record cannot be read");
        };
    History faulty =
        query -> {
          throw new IllegalStateException("connection lost");
        };
    Policy policy =
        TestPolicy.of(
            ALLOW + "- { name: d, when: { count: { over: 5, within: 1h } }, then: deny }");
    PolicyDecision decision = new PolicyJudge(policy).decide(new Example().facts(), broken);
    assertThat(codes(decision)).containsExactly("policy-undecided");
    assertThat(sentences(decision).getFirst()).contains("the record cannot be read");
    PolicyDecision other = new PolicyJudge(policy).decide(new Example().facts(), faulty);
    assertThat(codes(other)).containsExactly("policy-undecided");
    assertThat(sentences(other).getFirst()).doesNotContain("connection lost");
  }

  @Test
  void asksForTheUnionOfAllMatchingRules() {
    PolicyDecision decision =
        TestPolicy.decide(
            ONE
                + "- { name: two, then: allow, approvals: { approvers: 2 } }\n"
                + "- { name: three, then: hold, approvals: { security: 1 } }\n"
                + "- { name: not, when: { asset: ETH }, then: allow, approvals: { ops: 9 } }",
            new Example().approved("alice", "approvers"));
    assertThat(decision.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(decision.approvals().missing()).containsOnlyKeys("approvers", "security");
    assertThat(sentences(decision))
        .containsExactly("Still to approve: 1 more of approvers (has alice) and 1 of security");
  }

  @Test
  void aHoldWithApprovalsIsReleasedByThem() {
    String rules = ALLOW + "- { name: h, then: hold, approvals: { security: 1 } }";
    assertThat(TestPolicy.decide(rules, new Example()).outcome()).isEqualTo(Outcome.HOLD);
    assertThat(TestPolicy.decide(rules, new Example().approved("sven", "security")).outcome())
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void theRequesterNeverCounts() {
    Example own = new Example().approved("bob", "approvers");
    PolicyDecision decision = TestPolicy.decide(ONE, own);
    assertThat(decision.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(codes(decision))
        .containsExactly("policy-approvals-missing", "policy-approval-not-counted");
    Example filed = new Example().approved("carol", "approvers");
    filed.filedBy = "carol";
    assertThat(TestPolicy.decide(ONE, filed).outcome()).isEqualTo(Outcome.HOLD);
    Example machine = new Example().approved("eve", "approvers");
    machine.initiatorKind = InitiatorFacts.Kind.MACHINE;
    machine.responsible = "eve";
    assertThat(TestPolicy.decide(ONE, machine).outcome()).isEqualTo(Outcome.HOLD);
  }

  @Test
  void aDeviceOfTwoPeopleIsReported() {
    Example shared =
        new Example()
            .approved("alice", "d", Example.NOW.minusSeconds(9), false, "approvers")
            .approved("amir", "d", Example.NOW.minusSeconds(5), false, "approvers");
    assertThat(TestPolicy.decide(ONE, shared).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(codes(TestPolicy.decide(ONE, shared))).containsExactly("policy-device-shared");
    PolicyDecision two =
        TestPolicy.decide("- { name: two, then: allow, approvals: { approvers: 2 } }", shared);
    assertThat(two.outcome()).isEqualTo(Outcome.HOLD);
  }

  @Test
  void withoutAPayloadNothingIsAllowedYet() {
    Example none = new Example().approved("alice", "approvers");
    none.payload = null;
    PolicyDecision decision = TestPolicy.decide(ALLOW, none);
    assertThat(decision.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(codes(decision)).contains("policy-no-payload");
    assertThat(TestPolicy.decide(ONE, none).approvals().missing()).containsKey("approvers");
  }

  @ParameterizedTest
  @CsvSource({"-1, DENY", "0, ALLOW", "1, ALLOW"})
  void whatShouldHaveHappenedEarlierIsDenied(long secondsLeft, Outcome outcome) {
    Example example = new Example();
    example.deadline = Example.NOW.plusSeconds(secondsLeft);
    assertThat(TestPolicy.decide(ALLOW, example).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"7199, HOLD", "7200, ALLOW", "7201, ALLOW"})
  void waitsForTheTimeLockFromTheLastApprovalNeeded(long secondsLater, Outcome outcome) {
    Instant last = Example.NOW.plusSeconds(60);
    Example example =
        new Example()
            .approved("alice", "d1", Example.NOW, false, "approvers")
            .approved("amir", "d2", last, false, "approvers")
            // One more than needed does not begin it again.
            .approved("carol", "d3", last.plusSeconds(3_000), false, "approvers");
    Policy policy =
        TestPolicy.of("- { name: l, then: allow, approvals: { approvers: 2 }, time-lock: 2h }");
    PolicyDecision decision =
        new PolicyJudge(policy)
            .decide(
                example.facts().with(last.plusSeconds(secondsLater), example.approvals),
                History.NONE);
    assertThat(decision.outcome()).isEqualTo(outcome);
    assertThat(decision.notBefore()).isEqualTo(last.plus(Duration.ofHours(2)));
  }

  @Test
  void aClockSetBackReleasesNoTimeLock() {
    Example example = new Example().approved("alice", "d1", Example.NOW, false, "approvers");
    example.now = Example.NOW.minus(Duration.ofHours(3));
    example.prices.clear();
    PolicyDecision decision =
        TestPolicy.decide(
            "- { name: l, then: allow, approvals: { approvers: 1 }, time-lock: 2h }", example);
    assertThat(decision.outcome()).isEqualTo(Outcome.HOLD);
    assertThat(sentences(decision).toString()).contains("dated in the future");
  }

  @Test
  void theLongestTimeLockCounts() {
    PolicyDecision decision =
        TestPolicy.decide(
            """
            - { name: a, then: allow, time-lock: 30m }
            - { name: b, then: allow, time-lock: 2h }
            - { name: c, then: hold, time-lock: 1h }
            """,
            new Example());
    assertThat(decision.timeLock()).isEqualTo(Duration.ofHours(2));
    assertThat(decision.notBefore()).isEqualTo(filed().plus(Duration.ofHours(2)));
    assertThat(sentences(decision))
        .containsExactly("Everybody agreed; it waits until 2026-03-02T10:00:00Z, another 1 hour");
  }

  @Test
  void oneRulesSecondDeviceIsEverybodys() {
    String rules =
        ONE + "- { name: s, then: hold, approvals: { security: 1 }, second-device: true }";
    Example example = new Example().approved("alice", "approvers").approved("sven", "security");
    PolicyDecision without = TestPolicy.decide(rules, example);
    assertThat(codes(without))
        .containsExactlyInAnyOrder("policy-approvals-missing", "policy-second-device-missing");
    assertThat(sentences(without)).anySatisfy(s -> assertThat(s).contains("alice and sven"));
    example
        .approved("alice", "d3", Example.NOW, true, "approvers")
        .approved("sven", "d4", Example.NOW, true, "security");
    assertThat(TestPolicy.decide(rules, example).outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void whatTheReadingDeniesNoPolicyAllows() {
    PolicyDecision decision =
        TestPolicy.decide(ALLOW, new Example().finding("unknown-delegatecall", Outcome.DENY));
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(codes(decision)).containsExactly("policy-reading-denies");
  }

  @Test
  void whatTheReadingHoldsIsAnsweredByARuleAndItsPeopleOnly() {
    String agrees =
        "- { name: c, then: allow, approvals: { administrators: 1 }, agrees-to: owners-changed }";
    Example example = new Example().control().finding("owners-changed", Outcome.HOLD);
    assertThat(TestPolicy.decide(ALLOW, example).outcome()).isEqualTo(Outcome.HOLD);
    assertThat(codes(TestPolicy.decide(ALLOW, example)))
        .containsExactly("policy-finding-unanswered");
    assertThat(TestPolicy.decide(agrees, example).outcome()).isEqualTo(Outcome.HOLD);
    example.approved("ada", "administrators");
    PolicyDecision agreed = TestPolicy.decide(agrees, example);
    assertThat(agreed.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(agreed.answered()).containsExactly(new Answered("owners-changed", List.of("c")));
    example.finding("not-simulated", Outcome.HOLD);
    assertThat(TestPolicy.decide(agrees, example).outcome()).isEqualTo(Outcome.HOLD);
  }

  @Test
  void aFindingOfACatalogueThatIsNotKnownHereStillHolds() {
    assertThat(
            TestPolicy.decide(ALLOW, new Example().finding("from-elsewhere", Outcome.HOLD))
                .outcome())
        .isEqualTo(Outcome.HOLD);
    assertThat(
            TestPolicy.decide(ALLOW, new Example().finding("from-elsewhere", Outcome.ALLOW))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({"999.99, ALLOW", "1000, ALLOW", "1000.000000000000000001, DENY", "1001, DENY"})
  void aLimitIsKeptToTheLastUnit(String amount, Outcome outcome) {
    assertThat(limited("24h", "bob", Duration.ofHours(23), amount).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"86399, DENY", "86400, ALLOW", "86401, ALLOW", "-60, DENY"})
  void aLimitLooksBackForItsPeriodAndPastAClockSetBack(long secondsAgo, Outcome outcome) {
    assertThat(limited("24h", "bob", Duration.ofSeconds(secondsAgo), "2000").outcome())
        .isEqualTo(outcome);
  }

  @Test
  void aLimitByInitiatorIsEachInitiatorsOwn() {
    assertThat(limited("24h", "olga", Duration.ofHours(1), "2000").outcome())
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aLimitCountsWhatItsRuleSpeaksOf() {
    String rules =
        ALLOW
            + "- { name: d, when: { asset: USDC, wallet: tag:hot,"
            + " total: { over: 1000 USDC, within: 1d } }, then: deny }";
    Policy policy = TestPolicy.of(rules);
    MemoryHistory history = new MemoryHistory();
    Example ether = new Example().amount(Example.ETH, "9999");
    history.add(HistoryEntry.of(ether.facts()));
    assertThat(decide(policy, history).outcome()).isEqualTo(Outcome.ALLOW);
    history.add(HistoryEntry.of(new Example().amount(Example.USDC, "500.000001").facts()));
    assertThat(decide(policy, history).outcome()).isEqualTo(Outcome.DENY);
  }

  @Test
  void aLimitDeniesWhereWhatWasEarlierHasNoKnownValue() {
    Policy policy =
        TestPolicy.of(
            ALLOW + "- { name: d, when: { total: { over: 9999 USD, within: 1d } }, then: deny }");
    Example unpriced = new Example();
    unpriced.prices.clear();
    MemoryHistory history = new MemoryHistory();
    history.add(HistoryEntry.of(unpriced.facts()));
    PolicyDecision decision = decide(policy, history);
    assertThat(codes(decision)).containsExactly("policy-undecided");
    assertThat(sentences(decision).getFirst())
        .contains("the value of 1 of the 1 countersigned in the last 1 day is not known");
  }

  @Test
  void saysOfEachRuleWhyInTheOrderOfTheDocument() {
    PolicyDecision decision =
        TestPolicy.decide(
            """
            - { name: a, when: { asset: [USDC, ETH], amount: { at-most: 1000 USD } }, then: allow }
            - { name: b, when: { amount: { over: 1000 USD } }, then: deny }
            - { name: c, if: risk.person > 50, then: hold }
            - { name: d, unless: { wallet: tag:hot }, then: deny }
            - { name: e, when: { initiator: [group:security, role:auditor] }, then: deny }
            - { name: f, if: intent.deadline < now, then: deny }
            """,
            new Example());
    assertThat(decision.rules())
        .extracting(RuleOutcome::sentence)
        .containsExactly(
            "It applies: the asset is ETH or USDC, the amount is at most 1,000 USD.",
            "It does not apply: it asks that the amount is over 1,000 USD; here it is 500 USD.",
            "It does not apply: it asks that risk.person > 50; here it is false.",
            "It does not apply, because of what it excepts: the wallet is tagged hot.",
            "It does not apply: it asks that the initiator is of the group security or of the role"
                + " auditor; here it is bob.",
            "It cannot be told whether it applies (intent.deadline < now): intent.deadline is not"
                + " known.");
    assertThat(decision.rules().getFirst().state()).isEqualTo(State.MATCHES);
    assertThat(decision.policy().length()).isEqualTo(32);
  }

  @Test
  void givesTheSameAnswerToTheSameQuestion() {
    Policy policy = TestPolicy.of(ONE + "- { name: c, if: risk.person > 50, then: hold }");
    PolicyJudge judge = new PolicyJudge(policy);
    assertThat(judge.decide(new Example().facts(), History.NONE))
        .isEqualTo(judge.decide(new Example().facts(), History.NONE));
  }

  private static PolicyDecision limited(
      String within, String earlier, Duration ago, String amount) {
    Policy policy =
        TestPolicy.of(
            ALLOW
                + "- { name: limit, when: { total: { over: 100000 USD, within: "
                + within
                + ", by: initiator } }, then: deny }");
    Example before = new Example().amount(Example.ETH, "49.5"); // 99,000 USD
    before.initiator = earlier;
    before.now = Example.NOW.minus(ago);
    MemoryHistory history = new MemoryHistory();
    history.add(HistoryEntry.of(before.facts()));
    Example now = new Example();
    now.amount(amount.contains(".") ? fine() : Example.USDC, amount);
    now.price(fine(), "1", Duration.ZERO);
    return new PolicyJudge(policy).decide(now.facts(), history);
  }

  private static AssetFacts fine() {
    return AssetFacts.token(1, Address.ZERO, "DAI", 18);
  }

  private static PolicyDecision decide(Policy policy, History history) {
    return new PolicyJudge(policy).decide(new Example().facts(), history);
  }

  private static Instant filed() {
    return Example.NOW.minus(Duration.ofHours(1));
  }

  static List<String> codes(PolicyDecision decision) {
    return decision.verdict().findings().stream()
        .map(Finding::code)
        .map(code -> code.code())
        .toList();
  }

  private static List<String> sentences(PolicyDecision decision) {
    return decision.verdict().findings().stream().map(Finding::sentence).toList();
  }
}
