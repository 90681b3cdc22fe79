package dev.countersign.gate.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.condition.AmountIs;
import dev.countersign.gate.policy.condition.TotalIs;
import dev.countersign.gate.policy.document.Answerable;
import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.history.Side;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.rules.yaml.Mistake;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  private static final String LEAST =
      """
      policy: 1
      name: Least
      groups: administrators
      governance: { default: { approvals: { administrators: 1 }, cooling-off: 24h } }
      """;

  @Test
  void readsTheLeastThereCanBe() {
    Policy policy = PolicyFile.read(LEAST);
    assertThat(policy.name()).isEqualTo("Least");
    assertThat(policy.rules()).isEmpty();
    assertThat(policy.settings().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(policy.settings().currency()).isNull();
    assertThat(policy.settings().priceAge()).isEqualTo(Duration.ofHours(1));
    assertThat(policy.approvalsLast()).isNull();
    assertThat(policy.governance().of(ChangeKind.WALLETS).coolingOff())
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void namesEachVersionByItsText() {
    assertThat(PolicyFile.read(LEAST).digest()).isEqualTo(PolicyFile.read(LEAST).digest());
    assertThat(PolicyFile.read(LEAST + "# a comment\n").digest())
        .isNotEqualTo(PolicyFile.read(LEAST).digest());
  }

  @Test
  void readsEverythingThatARuleSays() {
    Policy policy =
        TestPolicy.of(
            """
            - name: all
              note: because
              when:
                action: [transfer, approve]
                asset: USDC
                amount: { over: 10 USDC, at-most: 1_000 USDC }
                total: { over: 5000 USD, within: 1d12h, by: [initiator, asset] }
              unless: { hours: { days: sat-sun } }
              if: risk.person < 50
              then: allow
              approvals: { approvers: 2, people: 3, any-of: [ { security: 1 }, { ops: 2 } ] }
              second-device: true
              time-lock: 90m
              agrees-to: [refund-paid, fee-high]
            """);
    Rule rule = policy.rules().getFirst();
    assertThat(rule.line()).isEqualTo(12);
    assertThat(rule.note()).isEqualTo("because");
    assertThat(rule.then()).isEqualTo(Then.ALLOW);
    assertThat(rule.secondDevice()).isTrue();
    assertThat(rule.timeLock()).isEqualTo(Duration.ofMinutes(90));
    assertThat(rule.agreesTo()).isEqualTo(Set.of("refund-paid", "fee-high"));
    assertThat(rule.approvals().words())
        .isEqualTo("2 of approvers, 3 people in all, and either 1 of security or 2 of ops");
    assertThat(rule.words())
        .isEqualTo(
            "the action is transfer or approve, the asset is USDC, the amount is over 10 USDC and"
                + " at most 1,000 USDC, the total of 1 day 12 hours by asset and initiator, this"
                + " one included, is over 5,000 USD, risk.person < 50, unless it is Saturday or"
                + " Sunday from 00:00 to 24:00");
    TotalIs total = (TotalIs) rule.when().getLast().condition();
    assertThat(total.quoted()).isTrue();
    assertThat(total.window().scope().by()).isEqualTo(Set.of(Side.INITIATOR, Side.ASSET));
    assertThat(total.window().scope().among()).hasSize(2);
    assertThat(((AmountIs) rule.when().get(2).condition()).quoted()).isFalse();
    assertThat(policy.settings().zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
    assertThat(policy.approvingGroups())
        .containsExactly("administrators", "approvers", "ops", "security");
  }

  @Test
  void readsGovernance() {
    Policy policy =
        PolicyFile.read(
            LEAST.replace(
                "cooling-off: 24h }",
                "cooling-off: 24h }, stop: { approvals: { administrators: 2 }, cooling-off: 0h }"));
    assertThat(policy.governance().of(ChangeKind.STOP).approvals().words())
        .isEqualTo("2 of administrators");
    assertThat(policy.governance().of(ChangeKind.STOP).coolingOff()).isEqualTo(Duration.ZERO);
    assertThat(policy.governance().all()).hasSize(ChangeKind.values().length);
  }

  /** One rule each; the mark stands before the place that is named, if not the rule. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "when: { ‸acton: transfer }, then: allow | \"when\" has no field \"acton\"; did you mean \"action\"?",
        "when: { action: ‸transfr }, then: allow | There is no action \"transfr\"; did you mean \"transfer\"?",
        "‸tehn: allow | A rule has no field \"tehn\"; did you mean \"then\"?",
        "when: { action: transfer } | A rule has no \"then\"; write it as \"then: allow\"",
        "then: ‸alow | \"then\" is allow, hold or deny; did you mean \"allow\"?",
        "when: { initiator: ‸group:opps }, then: allow | The group \"opps\" is not declared under \"groups\"; did you mean \"ops\"?",
        "when: { initiator: ‸grup:ops }, then: allow | \"grup:\" does not stand before a name here; did you mean \"group\"?",
        "when: { initiator: ‸role:boss }, then: allow | There is no role \"boss\"; there are administrator, approver",
        "when: { wallet: ‸list:hott }, then: allow | There is no list \"hott\" under \"lists\"; did you mean \"hot\"?",
        "when: { wallet: ‸kind:paper }, then: allow | There is no kind \"paper\"; there are account, bitcoin, safe",
        "when: { destination: ‸'0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB49' }, then: allow | \"0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB49\" has a wrong EIP-55 checksum",
        "when: { destination: ‸lable:Bank }, then: allow | \"lable:\" does not stand before a name here; did you mean \"label\"?",
        "when: { amount: ‸{ over: 5 ETH } }, then: allow | \"ETH\" is neither the document's currency (USD) nor the one asset of this rule",
        "when: { asset: [ETH, USDC], amount: ‸{ over: 5 ETH } }, then: allow | \"ETH\" is neither the document's currency",
        "when: { amount: { over: ‸5.0.0 USD } }, then: allow | \"amount\" is not a decimal number and its unit",
        "when: { amount: { over: ‸1e6 USD } }, then: allow | \"amount\" is not a decimal number and its unit",
        "when: { amount: ‸{ over: 5 USD, at-most: 6 ETH } }, then: allow | \"amount\" has two units",
        "when: { amount: ‸{ over: 5 USD, at-most: 5 USD } }, then: allow | \"amount\" leaves nothing between its ends",
        "when: { amount: ‸{} }, then: allow | \"amount\" has no end; write over, at-least, at-most or under",
        "when: { amount: { over: 5 USD, ‸at-least: 4 USD } }, then: allow | \"amount\" has two lower ends",
        "when: { amount: ‸5 USD }, then: allow | \"amount\" is written as names and values, but here is a single value",
        "when: { total: ‸{ over: 5 USD } }, then: allow | \"total\" has no \"within\"; write it as \"within: 24h\"",
        "when: { total: { over: 5 USD, within: ‸tomorrow } }, then: allow | \"within\" of total is a span of time such as 90s",
        "when: { total: { over: 5 USD, within: ‸0h } }, then: allow | \"within\" of total is longer than nothing",
        "when: { total: { over: 5 USD, within: 24h, by: ‸wallets } }, then: allow | A total is not kept apart by \"wallets\"; did you mean \"wallet\"?",
        "when: { count: { over: ‸2.5, within: 1h } }, then: allow | \"count\" is a whole number from 0 to",
        "when: { hours: { days: ‸monday } }, then: allow | \"monday\" is no day or days; write mon or mon-fri",
        "when: { hours: { from: ‸9 } }, then: allow | \"from\" is a time of day such as 09:00",
        "when: { hours: { from: 22:00, ‸to: 06:00 } }, then: allow | \"hours\" end before they begin; for a night, write the day's hours under \"unless\"",
        "when: { risk: { person: { over: ‸101 } } }, then: allow | \"person\" is a whole number from 0 to 100",
        "when: { risk: { person: { over: ‸5.5 } } }, then: allow | \"person\" is a whole number from 0 to 100",
        "when: { findings: ‸refund }, then: allow | There is no finding \"refund\"",
        "when: { effects: ‸assets-moved }, then: allow | There is no effect \"assets-moved\"; did you mean \"asset-moved\"?",
        "when: { first-payment: ‸yes }, then: allow | \"first-payment\" is true or false",
        "when: { action: ‸[] }, then: allow | \"action\" is an empty list; leave it out to say nothing",
        "then: allow, approvals: { ‸aprovers: 1 } | The group \"aprovers\" is not declared",
        "then: allow, approvals: { approvers: ‸0 } | \"approvers\" is a whole number from 1 to 100",
        "then: allow, approvals: ‸{} | \"approvals\" names nobody; leave it out to ask nobody",
        "then: allow, approvals: { any-of: ‸[ { ops: 1 } ] } | \"any-of\" is a list of two or more",
        "then: deny, ‸approvals: { approvers: 1 } | A rule that denies has no \"approvals\": nothing releases it",
        "then: deny, ‸time-lock: 1h | A rule that denies has no \"time-lock\"",
        "then: allow, ‸second-device: true | \"second-device\" without \"approvals\" asks nobody",
        "then: allow, ‸agrees-to: refund-paid | \"agrees-to\" stands in a rule with \"then: allow\" and \"approvals\"",
        "then: allow, approvals: { ops: 1 }, agrees-to: [ ‸unread-call ] | Nobody can agree to \"unread-call\": what was not fully read",
        "then: allow, approvals: { ops: 1 }, agrees-to: [ ‸fake-token ] | Nobody can agree to \"fake-token\": it denies, and a deny is never overruled",
        "then: allow, approvals: { ops: 1 }, agrees-to: [ ‸owner-changed ] | There is no finding \"owner-changed\"; did you mean \"owners-changed\"?",
        "if: destination‸.agee < duration('24h'), then: allow | In the expression: There is no field",
        "if: risk.person < 50 && now ‸< 5, then: allow | In the expression: \"<\" cannot be used",
        "if: \"risk.person < 50 && now ‸< 5\", then: allow | In the expression: \"<\" cannot be used"
      })
  void saysWhereAndWhatIsWrong(String marked, String sentence) {
    String line = "- { name: x, " + marked + " }";
    int column = marked.contains("\u2038") ? line.indexOf('\u2038') + 1 : 3; // the rule itself
    List<Mistake> mistakes =
        mistakes(TestPolicy.HEAD + "rules:\n" + line.replace("\u2038", "") + "\n");
    assertThat(mistakes)
        .anySatisfy(mistake -> {
          assertThat(mistake.sentence()).startsWithIgnoringCase(sentence);
          assertThat(mistake.line()).isEqualTo(12);
          assertThat(mistake.column()).isEqualTo(column);
        });
  }

  @Test
  void saysAllAtOnceInTheirOrder() {
    List<Mistake> mistakes =
        mistakes(
            """
            policy: 2
            name: x
            time-zone: Europe/Zürich
            currency: dollars
            groups: [a, a, people]
            rules:
              - name: one
                then: maybe
              - name: one
                then: allow
                time-lock: long
            """);
    assertThat(mistakes)
        .extracting(Mistake::toString)
        .containsExactly(
            "line 1, column 1: The document has no \"governance\"; write it as \"governance: {"
                + " default: { approvals: { administrators: 1 }, cooling-off: 24h } }\"",
            "line 1, column 9: This is a policy of another version; this program reads \"policy: 1\"",
            "line 3, column 12: There is no time zone \"Europe/Zürich\"; did you mean"
                + " \"Europe/Zurich\"?",
            "line 4, column 11: \"currency\" is three capital letters such as USD or EUR",
            "line 5, column 13: The group \"a\" stands twice",
            "line 5, column 16: \"people\" means something else in \"approvals\"; no group has it",
            "line 8, column 11: \"then\" is allow, hold or deny",
            "line 9, column 11: There are two rules named \"one\"; each has a name of its own",
            "line 11, column 16: \"time-lock\" is a span of time such as 90s, 30m, 24h, 7d or 2w,"
                + " at most ten years");
  }

  @Test
  void findsTheSpotInsideAnExpressionOverSeveralLines() {
    assertThat(
            mistakes(
                TestPolicy.HEAD
                    + """
                    rules:
                      - name: literal
                        then: allow
                        if: |
                          risk.person < 50 &&
                            destinatoin.kind == 'own'
                      - name: folded
                        then: allow
                        if: >-
                          risk.person < 50
                          && destinatoin.kind == 'own'
                      - name: plain
                        then: allow
                        if: risk.person < 50
                          && destinatoin.kind == 'own'
                    """))
        .extracting(mistake -> mistake.line() + ":" + mistake.column())
        .containsExactly("16:9", "21:10", "25:10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: &x 1\\nb: *x | 1:4 | An anchor (&) is not read here",
        "a: &x 1\\nb: *x | 2:4 | An alias (*) is not read here",
        "a: !!str 1 | 1:4 | A tag (!) is not read here",
        "a: 1\\nb: 2\\na: 3 | 3:1 | \"a\" stands twice; the first is in line 1",
        "a: 1\\n---\\nb: 2 | 2:1 | A second document begins here",
        "[1, 2 | 1:6 | This is not YAML that can be read",
        "a:\\n\\tb: 1 | 2:1 | This is not YAML that can be read",
        "`` | 1:1 | The document is empty",
        "just a text | 1:1 | The document is written as names and values, but here is a single value",
        "- a | 1:1 | The document is written as names and values, but here is a list",
        "? [a]\\n: b | 1:3 | A name is a single value",
        "a: NUL | 1:4 | A character that may not stand in a YAML document"
      })
  void refusesWhatIsNoPlainYaml(String text, String spot, String sentence) {
    assertThat(mistakes(text.replace("\\n", "\n").replace("\\t", "\t").replace("NUL", "\0")))
        .anySatisfy(mistake -> {
          assertThat(mistake.sentence()).startsWith(sentence);
          assertThat(mistake.line() + ":" + mistake.column()).isEqualTo(spot);
        });
  }

  @Test
  void isBounded() {
    assertThat(mistakes("#".repeat(1024 * 1024 + 1)).getFirst().sentence())
        .contains("at most 1 MiB");
    assertThat(mistakes("ü".repeat(600_000)).getFirst().sentence()).contains("at most 1 MiB");
    assertThat(mistakes("[".repeat(100_000)).getFirst().sentence())
        .contains("more than 20 levels deep");
    assertThat(mistakes("a: [" + "1,".repeat(250_000) + "]").getFirst().sentence())
        .contains("more than 200000 values");
    assertThat(mistakes("? ".repeat(100_000)).getFirst().sentence()).isNotEmpty();
    assertThat(mistakes(LEAST + "rules: [" + "{},".repeat(6_000) + "]"))
        .extracting(Mistake::sentence)
        .contains("There are more than 5000 rules");
  }

  @Test
  void keepsMistakesToANumberThatSomebodyReads() {
    assertThat(mistakes(LEAST + "x: 1\n" + "rules: [" + "{},".repeat(4_000) + "]"))
        .hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void showsNothingThatCouldSteerATerminal() {
    assertThat(mistakes(LEAST + "\"x\\e[2J\": 1").getFirst().sentence()).doesNotContain("\u001b");
  }

  /** Whoever adds a finding decides about it; here that nothing unread became answerable. */
  @TestFactory
  Stream<DynamicTest> onlyWhatHoldsAndWasFullyReadCanBeAgreedTo() {
    Set<String> never =
        Set.of(
            "unread-call",
            "unread-typed-data",
            "unread-message",
            "bare-digest",
            "not-simulated",
            "simulation-incomplete",
            "node-unavailable",
            "hash-incomplete",
            "no-intent",
            "trailing-data",
            "storage-written",
            "nested-approval",
            "safe-message-signed",
            "psbt-amount-unproven",
            "wallet-unknown",
            "nonce-reused");
    return Stream.of(GateFinding.values())
        .map(finding ->
            DynamicTest.dynamicTest(
                finding.code(),
                () -> {
                  if (Answerable.is(finding)) {
                    assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
                    assertThat(never).doesNotContain(finding.code());
                  }
                }));
  }

  @Test
  void readsExamplesAsFacts() {
    Policy policy =
        PolicyFile.read(
            TestPolicy.HEAD
                + """
                rules:
                  - { name: all, then: allow }
                example-facts:
                  people: { bob: ops, alice: [approvers, security] }
                  machines: [bot]
                  asset: ETH
                  amount: 1.5
                  initiator: bob
                  prices: { ETH: 2000 }
                examples:
                  - name: one
                    given: { at: 2026-07-01T12:00, destination: own, risk: { person: 7 } }
                    approved-by: [alice, { by: alice, ago: 2h, second-device: true }]
                    earlier: [ { ago: 3h, amount: 2, initiator: bot } ]
                    expect: { verdict: hold, missing: { ops: 1 }, matching: all, findings: [x] }
                """);
    var example = policy.examples().getFirst();
    assertThat(example.line()).isEqualTo(21);
    assertThat(example.facts().now()).hasToString("2026-07-01T10:00:00Z");
    assertThat(example.facts().intent().amount()).hasToString("1500000000000000000");
    assertThat(example.facts().initiator().groups()).containsExactly("ops");
    assertThat(example.facts().initiator().risk()).isEqualTo(7);
    assertThat(example.facts().initiator().sessionRisk()).isNull();
    assertThat(example.facts().approvals()).hasSize(2);
    assertThat(example.facts().approvals().getFirst().groups())
        .containsExactlyInAnyOrder("approvers", "security");
    assertThat(example.earlier().getFirst().at()).hasToString("2026-07-01T07:00:00Z");
    assertThat(example.earlier().getFirst().move().initiator().key()).isEqualTo("machine:bot");
    assertThat(example.earlier().getFirst().values().get("USD")).isEqualByComparingTo("4000");
    assertThat(example.expected().missing()).isEqualTo(Map.of("ops", 1));
    assertThat(example.expected().matching()).isEqualTo(Set.of("all"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "given: { initiator: eve } | There is no \"eve\" among the people",
        "given: { amount: 0.0000000000000000001, asset: ETH } | \"amount\" has more than the 18 decimals",
        "given: { amount: many, asset: ETH } | \"amount\" is a decimal number such as 500",
        "given: { at: monday } | \"at\" is a moment in the policy's time zone",
        "given: { colour: red } | \"given\" has no field \"colour\"",
        "given: { findings: nothing } | There is no finding \"nothing\"",
        "given: { destination: moon } | There is no kind \"moon\"",
        "given: { prices: { ETH: 0 } } | A price is above zero",
        "expect: { verdict: maybe } | \"verdict\" is allow, hold or deny",
        "expect: { verdict: deny, matching: none such } | There is no rule \"none such\"",
        "approved-by: [eve] | There is no \"eve\" among the people",
        "earlier: [ { amount: 5 } ] | What was earlier has no \"ago\""
      })
  void saysWhatIsWrongInAnExample(String part, String sentence) {
    String example =
        part.startsWith("expect")
            ? "- { name: e, " + part + " }"
            : "- { name: e, expect: { verdict: deny }, " + part + " }";
    assertThat(mistakes(TestPolicy.HEAD + "examples:\n" + example))
        .anySatisfy(mistake -> {
          assertThat(mistake.sentence()).startsWith(sentence);
          assertThat(mistake.line()).isEqualTo(12);
        });
  }

  private static List<Mistake> mistakes(String text) {
    UnreadablePolicy refused =
        catchThrowableOfType(UnreadablePolicy.class, () -> PolicyFile.read(text));
    assertThat(refused).isNotNull();
    assertThat(refused.mistakes()).isNotEmpty();
    return refused.mistakes();
  }
}
