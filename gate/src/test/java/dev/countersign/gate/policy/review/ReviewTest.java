package dev.countersign.gate.policy.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.review.Remark.Weight;
import dev.countersign.gate.policy.yaml.PolicyFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewTest {
  private static final String NEVER_PASSES = "\"a\" never lets anything pass";
  private static final String ADDS_NOTHING = "\"a\" adds nothing to \"b\" (line 13)";

  /** Whether rule a is overshadowed by rule b. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: { action: transfer }, then: allow | when: { action: [transfer, approve] }, then: deny | true",
        "when: { action: transfer }, then: allow | when: { action: approve }, then: deny | false",
        "when: { action: transfer }, then: allow | then: deny | true",
        "then: allow | when: { action: transfer }, then: deny | false",
        "when: { asset: USDC }, then: allow | when: { asset: list:stables }, then: hold | true",
        "when: { asset: USDC }, then: allow | when: { asset: USDC }, then: hold, approvals: { ops: 1 } | false",
        "when: { amount: { over: 9 USD } }, then: allow | when: { amount: { over: 8 USD } }, then: deny | true",
        "when: { amount: { over: 9 USD } }, then: allow | when: { amount: { at-least: 9 USD } }, then: deny | true",
        "when: { amount: { at-least: 9 USD } }, then: allow | when: { amount: { over: 9 USD } }, then: deny | false",
        "when: { asset: USDC, amount: { over: 9 USDC } }, then: allow | when: { amount: { over: 8 USD } }, then: deny | false",
        "when: { initiator: group:ops }, then: allow | when: { initiator: [group:ops, bob] }, then: deny | true",
        "when: { initiator: group:ops }, then: allow | when: { initiator: kind:person }, then: deny | false",
        "when: { destination: own }, then: allow | when: { destination: known }, then: deny | true",
        "when: { destination: known }, then: allow | when: { destination: own }, then: deny | false",
        "when: { wallet: hot-1 }, then: allow | when: { wallet: list:hot }, then: deny | true",
        "when: { chain: 1 }, then: allow | when: { chain: [1, 10] }, then: deny | true",
        "when: { hours: { days: mon, from: 10:00, to: 11:00 } }, then: allow | when: { hours: { days: mon-fri, from: 09:00 } }, then: deny | true",
        "when: { hours: { days: mon, from: 10:00 } }, then: allow | when: { hours: { days: mon, to: 18:00 } }, then: deny | false",
        "when: { hours: { days: mon } }, then: allow | when: { hours: { days: mon, except: [2026-03-02] } }, then: deny | false",
        "when: { risk: { person: { over: 60 } } }, then: allow | when: { risk: { person: { over: 50 } } }, then: deny | true",
        "when: { risk: { person: { over: 60 } } }, then: allow | when: { risk: { session: { over: 50 } } }, then: deny | false",
        "when: { destination-age: { under: 1h } }, then: allow | when: { destination-age: { under: 1d } }, then: deny | true",
        "when: { first-payment: true }, then: allow | when: { first-payment: true }, then: deny | true",
        "when: { first-payment: true }, then: allow | when: { first-payment: false }, then: deny | false",
        "when: { findings: fee-high }, then: allow | when: { findings: [fee-high, refund-paid] }, then: deny | true",
        "when: { only-effects: asset-moved }, then: allow | when: { only-effects: [asset-moved, refund-paid] }, then: deny | true",
        "when: { effects: asset-moved }, then: allow | when: { effects: asset-moved }, then: deny | true",
        "when: { count: { over: 5, within: 1h } }, then: allow | when: { count: { over: 4, within: 1h } }, then: deny | true",
        "when: { count: { over: 5, within: 1h } }, then: allow | when: { count: { over: 4, within: 2h } }, then: deny | false",
        "when: { total: { over: 9 USD, within: 1h } }, then: allow | when: { total: { over: 8 USD, within: 1h } }, then: deny | true",
        "when: { total: { over: 9 USD, within: 1h } }, then: allow | when: { total: { over: 8 USD, within: 1h, by: wallet } }, then: deny | false",
        "if: risk.person > 5, then: allow | if: risk.person > 5, then: deny | true",
        "if: risk.person > 5, then: allow | if: risk.person > 6, then: deny | false",
        "then: allow | if: risk.person > 5, then: deny | false",
        "if: risk.person > 5, then: allow | then: deny | true",
        "then: allow | unless: { wallet: hot-1 }, then: deny | false",
        "unless: { wallet: hot-1 }, then: allow | unless: { wallet: hot-1 }, then: deny | true"
      })
  void saysWhichRuleNeverLetsAnythingPass(String a, String b, boolean shadowed) {
    List<String> sentences = review("- { name: a, " + a + " }\n- { name: b, " + b + " }");
    assertThat(sentences.stream().anyMatch(s -> s.contains(NEVER_PASSES))).isEqualTo(shadowed);
    // The order of the rules makes no difference.
    assertThat(
            review("- { name: b, " + b + " }\n- { name: a, " + a + " }").stream()
                .anyMatch(s -> s.contains(NEVER_PASSES)))
        .isEqualTo(shadowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: { asset: USDC }, then: deny | then: deny | true",
        "when: { asset: USDC }, then: hold | then: deny | true",
        "when: { asset: USDC }, then: hold | then: hold | true",
        "when: { asset: USDC }, then: hold, approvals: { ops: 1 } | then: hold | false",
        "when: { asset: USDC }, then: allow | then: allow | true",
        "when: { asset: USDC }, then: allow, approvals: { ops: 1 } | then: allow, approvals: { ops: 2 } | true",
        "when: { asset: USDC }, then: allow, approvals: { ops: 2 } | then: allow, approvals: { ops: 1 } | false",
        "when: { asset: USDC }, then: allow, time-lock: 1h | then: allow | false",
        "when: { asset: USDC }, then: allow, time-lock: 1h | then: allow, time-lock: 2h | true",
        "when: { asset: USDC }, then: allow, approvals: { ops: 1 }, second-device: true | then: allow, approvals: { ops: 1 } | false",
        "when: { asset: USDC }, then: allow, approvals: { ops: 1 }, agrees-to: fee-high | then: allow, approvals: { ops: 1 } | false",
        "when: { asset: USDC }, then: deny | then: hold | false"
      })
  void saysWhichRuleAddsNothing(String a, String b, boolean nothing) {
    List<String> sentences = review("- { name: a, " + a + " }\n- { name: b, " + b + " }");
    assertThat(sentences.stream().anyMatch(s -> s.contains(ADDS_NOTHING)))
        .as("%s", sentences)
        .isEqualTo(nothing);
  }

  @Test
  void ofTwoRulesThatSayTheSameTheLaterIsOneTooMany() {
    assertThat(review("- { name: b, then: deny }\n- { name: a, then: deny }"))
        .anySatisfy(s -> assertThat(s).contains("\"a\" adds nothing to \"b\" (line 12)"))
        .noneSatisfy(s -> assertThat(s).contains("\"b\" adds nothing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: { action: control, amount: { over: 1 USD } }, then: deny | it asks for \"amount\", which control never has",
        "when: { action: [sign-in, message], destination: own }, then: deny | it asks for \"destination\", which sign-in and message never has",
        "when: { asset: USDC }, unless: { asset: list:stables }, then: deny | what it excepts is all that it speaks of",
        "when: { count: { under: 1, within: 1h } }, then: deny | so the count is never under 1"
      })
  void saysWhichRuleNeverApplies(String rule, String why) {
    assertThat(review("- { name: a, " + rule + " }"))
        .anySatisfy(s -> assertThat(s).startsWith("The rule \"a\" never applies: ").contains(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if: destination.age < duration('24h'), then: hold | destination.age is not known",
        "if: risk.session > 50, then: hold | risk.session is not known",
        "when: { risk: { session: { over: 50 } } }, then: hold | the risk of the session was not assessed",
        "when: { action: transfer }, if: destination.label == 'x', then: hold | destination.label is not known"
      })
  void saysWhichRuleDeniesAWholeKindBecauseItCannotBeTold(String rule, String why) {
    assertThat(review("- { name: a, " + rule + " }"))
        .anySatisfy(
            s -> assertThat(s).startsWith("The rule \"a\" cannot be told for").contains(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: { action: transfer, destination: known }, if: destination.age < duration('24h'), then: hold",
        "when: { initiator: kind:person }, if: risk.session > 50, then: hold",
        "if: has(risk.session) && risk.session > 50, then: hold",
        "when: { destination-age: { under: 24h } }, then: hold",
        "when: { asset: USDC, amount: { over: 5 USDC } }, then: hold",
        "when: { action: transfer }, if: asset.symbol == 'USDC' && intent.amount > amount('5 USDC'), then: hold"
      })
  void saysNothingWhereItIsNarrowedOrAsked(String rule) {
    assertThat(review("- { name: a, " + rule + " }"))
        .noneSatisfy(s -> assertThat(s).contains("cannot be told for"));
  }

  @Test
  void saysWhatAnAllowLacks() {
    assertThat(review("- { name: a, then: allow }"))
        .anySatisfy(s -> assertThat(s).contains("any amount pass without anybody's approval"));
    assertThat(
            review("- { name: a, when: { action: control }, then: allow, approvals: { ops: 1 } }"))
        .anySatisfy(s -> assertThat(s).contains("every such change has a finding that holds"));
    assertThat(
            review(
                "- { name: a, when: { destination: unknown }, then: allow, approvals: { ops: 1 } }"))
        .anySatisfy(s -> assertThat(s).contains("finds unknown-destination, which holds"));
    assertThat(review("- { name: a, when: { findings: fake-token }, then: allow }"))
        .anySatisfy(s -> assertThat(s).contains("found only where the reading denies"));
  }

  @Test
  void saysWhatIsNotUsedNotCoveredAndNotShown() {
    Policy policy =
        PolicyFile.read(
            TestPolicy.HEAD.replace("24h", "0h")
                + """
                rules:
                  - { name: a, when: { action: transfer }, then: allow, approvals: { ops: 1 } }
                  - { name: b, when: { action: approve }, then: deny }
                examples:
                  - { name: e, given: {}, expect: { verdict: hold } }
                """);
    List<String> sentences =
        Review.of(policy, Examples.run(policy)).stream().map(Remark::sentence).toList();
    assertThat(sentences)
        .contains(
            "The group \"approvers\" is declared but used nowhere.",
            "The group \"security\" is declared but used nowhere.",
            "The list \"hot\" is declared but used nowhere.",
            "A change of policy takes effect at once; a cooling-off gives the others time to"
                + " notice.",
            "No example shows where the rule \"b\" applies.",
            "No example ends with allow.",
            "No example ends with deny.")
        .doesNotContain("The group \"ops\" is declared but used nowhere.")
        .noneSatisfy(s -> assertThat(s).contains("A change of stop"));
    assertThat(sentences)
        .anySatisfy(s -> assertThat(s).startsWith("No rule allows approve, call, order"));
  }

  @Test
  void aGroupOrListThatAnExpressionNamesIsUsed() {
    Policy policy =
        TestPolicy.of(
            "- { name: a, if: \"'security' in initiator.groups && wallet.label in lists['hot']\","
                + " then: deny }");
    assertThat(policy.unusedGroups()).doesNotContain("security");
    assertThat(policy.unusedLists()).containsExactly("stables");
  }

  @Test
  void saysWhatAnExampleGotInstead() {
    Policy policy =
        PolicyFile.read(
            TestPolicy.HEAD
                + """
                rules:
                  - { name: a, then: allow, approvals: { ops: 2 } }
                examples:
                  - name: e
                    given: { action: message }
                    expect:
                      { verdict: allow, missing: { ops: 1 }, matching: [], findings: policy-holds }
                """
                    .replace("matching: [], ", ""));
    ExampleResult result = Examples.run(policy).getFirst();
    assertThat(result.isAsExpected()).isFalse();
    assertThat(result.differences())
        .containsExactly(
            "Expected allow, got hold.",
            "Expected still to approve 1 of ops, got 2 of ops.",
            "Expected the finding policy-holds, got policy-approvals-missing.");
  }

  private static List<String> review(String rules) {
    Policy policy = TestPolicy.of(rules);
    return Review.of(policy, Examples.run(policy)).stream()
        .filter(remark -> remark.weight() == Weight.WARNING)
        .map(Remark::sentence)
        .toList();
  }
}
