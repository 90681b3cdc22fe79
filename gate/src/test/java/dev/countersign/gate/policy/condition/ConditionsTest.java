package dev.countersign.gate.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.decision.RuleOutcome;
import dev.countersign.gate.policy.decision.RuleOutcome.State;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.EffectFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.history.Scope;
import dev.countersign.model.value.Address;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.rules.amount.Bounds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each field of a rule, as a document writes it, at its edges. */
class ConditionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "action: transfer | MATCHES",
        "action: [approve, transfer] | MATCHES",
        "action: approve | DOES_NOT_MATCH",
        "asset: USDC | MATCHES",
        "asset: list:stables | MATCHES",
        "asset: [ETH, kind:token] | MATCHES",
        "asset: usdc | DOES_NOT_MATCH",
        "asset: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48' | MATCHES",
        "asset: '0x2222222222222222222222222222222222222222' | DOES_NOT_MATCH",
        "asset: native | DOES_NOT_MATCH",
        "chain: 1 | MATCHES",
        "chain: [10, 8453] | DOES_NOT_MATCH",
        "wallet: hot-1 | MATCHES",
        "wallet: list:hot | MATCHES",
        "wallet: tag:hot | MATCHES",
        "wallet: tag:cold | DOES_NOT_MATCH",
        "wallet: kind:safe | MATCHES",
        "wallet: kind:account | DOES_NOT_MATCH",
        "wallet: label:hot-1 | MATCHES",
        "initiator: bob | MATCHES",
        "initiator: person:bob | MATCHES",
        "initiator: bob@example.com | MATCHES",
        "initiator: person:Bob@Example.com | MATCHES",
        "initiator: alice@example.com | DOES_NOT_MATCH",
        "initiator: machine:bob | DOES_NOT_MATCH",
        "initiator: group:ops | MATCHES",
        "initiator: group:security | DOES_NOT_MATCH",
        "initiator: role:requester | MATCHES",
        "initiator: role:auditor | DOES_NOT_MATCH",
        "initiator: kind:person | MATCHES",
        "initiator: kind:machine | DOES_NOT_MATCH",
        "initiator: [alice, group:ops] | MATCHES",
        "destination: counterparty | MATCHES",
        "destination: known | MATCHES",
        "destination: own | DOES_NOT_MATCH",
        "destination: unknown | DOES_NOT_MATCH",
        "destination: Exchange | MATCHES",
        "destination: label:Exchange | MATCHES",
        "destination: tag:exchange | MATCHES",
        "destination: '0x2222222222222222222222222222222222222222' | MATCHES",
        "destination: address:0x2222222222222222222222222222222222222222 | MATCHES",
        "risk: { person: { at-least: 10 } } | MATCHES",
        "risk: { person: { over: 10 } } | DOES_NOT_MATCH",
        "risk: { person: { under: 11 }, session: { at-most: 5 } } | MATCHES",
        "risk: { person: { under: 11 }, session: { at-most: 4 } } | DOES_NOT_MATCH",
        "first-payment: false | MATCHES",
        "first-payment: true | DOES_NOT_MATCH",
        "effects: asset-moved | MATCHES",
        "effects: [owner-added, asset-moved] | MATCHES",
        "effects: owner-added | DOES_NOT_MATCH",
        "only-effects: asset-moved | MATCHES",
        "only-effects: [asset-moved, refund-paid] | MATCHES",
        "only-effects: refund-paid | DOES_NOT_MATCH",
        "findings: refund-paid | DOES_NOT_MATCH",
        "count: { at-least: 1, within: 1h } | MATCHES",
        "count: { over: 1, within: 1h } | DOES_NOT_MATCH"
      })
  void ofAnOrdinaryPayment(String when, State state) {
    assertThat(outcome(when, example -> {}).state()).as(when).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "over: 500 USDC | DOES_NOT_MATCH",
        "over: 499.999999999999999999999999 USDC | MATCHES",
        "at-least: 500 USDC | MATCHES",
        "at-least: 500.000000000000000000000001 USDC | DOES_NOT_MATCH",
        "at-most: 500 USDC | MATCHES",
        "under: 500 USDC | DOES_NOT_MATCH",
        "over: 400 USDC, under: 600 USDC | MATCHES"
      })
  void amountsAtTheirEdges(String ends, State state) {
    String when = "{ asset: USDC, amount: { " + ends + " } }";
    assertThat(outcome(when, example -> {}).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 0.1 ETH at 2000.1 USD are 200.01 USD, which no binary fraction is
        "over: 200.01 USD | DOES_NOT_MATCH",
        "at-least: 200.01 USD | MATCHES",
        "over: 200.009999999999999999 USD | MATCHES"
      })
  void amountsInACurrencyAreExact(String ends, State state) {
    RuleOutcome outcome =
        outcome(
            "amount: { " + ends + " }",
            example ->
                example.amount(Example.ETH, "0.1").price(Example.ETH, "2000.1", Duration.ZERO));
    assertThat(outcome.state()).isEqualTo(state);
  }

  @Test
  void anAmountPastSixtyFourBitsIsCompared() {
    RuleOutcome outcome =
        outcome(
            "{ asset: ETH, amount: { over: 9223372036854775807 ETH } }",
            example -> example.amount(Example.ETH, "9223372036854775808"));
    assertThat(outcome.state()).isEqualTo(State.MATCHES);
  }

  @ParameterizedTest
  @CsvSource({
    "3599, DOES_NOT_MATCH",
    "3600, DOES_NOT_MATCH",
    "3601, UNDECIDED",
    "-60, DOES_NOT_MATCH",
    "-61, UNDECIDED"
  })
  void aPriceIsFreshForAnHour(long age, State state) {
    RuleOutcome outcome =
        outcome(
            "amount: { over: 1000000 USD }",
            example -> example.price(Example.USDC, "1", Duration.ofSeconds(age)));
    assertThat(outcome.state()).isEqualTo(state);
  }

  @Test
  void anotherAssetIsAnotherRuleAndNoError() {
    RuleOutcome outcome =
        outcome("{ asset: USDC, amount: { over: 1 USDC } }", e -> e.amount(Example.ETH, "5"));
    assertThat(outcome.state()).isEqualTo(State.DOES_NOT_MATCH);
    assertThat(outcome.sentence())
        .isEqualTo("It does not apply: it asks that the asset is USDC; here it is ETH.");
  }

  /** No document can ask this; whoever builds a condition by hand can. */
  @Test
  void amountsOfDifferentAssetsAreNotCompared() {
    Situation situation =
        new Situation(
            new Example().facts(),
            History.NONE,
            new Settings(ZoneOffset.UTC, "USD", Duration.ofHours(1), Map.of()));
    Bounds<BigDecimal> bounds = new Bounds<>(BigDecimal.ONE, false, null, false);
    assertThat(Answer.of(new AmountIs(bounds, "ETH", false), situation))
        .isEqualTo(new Answer.Unknown("an amount of USDC cannot be compared with one of ETH"));
    assertThat(
            Answer.of(
                new TotalIs(bounds, "ETH", false, new Window(Duration.ofDays(1), Scope.ALL)),
                situation))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void aTokenThatCallsItselfUsdcIsNot() {
    AssetFacts fake = AssetFacts.token(1, Address.ZERO, null, 6);
    assertThat(outcome("asset: USDC", e -> e.amount(fake, "5")).state())
        .isEqualTo(State.DOES_NOT_MATCH);
  }

  @Test
  void aTokenOfUnknownDecimalsHasNoAmountToCompare() {
    AssetFacts odd = AssetFacts.token(1, Address.ZERO, null, null);
    RuleOutcome outcome = outcome("amount: { over: 1 USD }", e -> e.amount(odd, "5"));
    assertThat(outcome.state()).isEqualTo(State.UNDECIDED);
    assertThat(outcome.found().toString())
        .contains("decimals of the asset 1/0x0000", "are not known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount: { over: 1 USD } | the amount is not known | AMOUNT",
        "asset: USDC | the asset is not known | ASSET",
        "destination: known | the destination is not known | DESTINATION",
        "destination-age: { under: 24h } | the destination is not known | DESTINATION",
        "first-payment: true | the destination is not known | DESTINATION",
        "count: { over: 0, within: 1h, by: destination } | the destination is not known | DESTINATION",
        "total: { over: 1 USD, within: 1h } | the amount is not known | AMOUNT",
        "total: { over: 1 USD, within: 1h } | there is no price of USDC in USD | PRICE",
        "risk: { person: { over: 1 } } | the risk of the person was not assessed | RISK",
        "risk: { session: { over: 1 } } | the risk of the session was not assessed | RISK",
        "findings: refund-paid | there is no payload yet, so what it would do is not known | PAYLOAD",
        "effects: asset-moved | there is no payload yet, so what it would do is not known | PAYLOAD",
        "only-effects: asset-moved | there is no payload yet, so what it would do is not known | PAYLOAD"
      })
  void cannotBeToldWhereAFactIsMissing(String when, String why, String missing) {
    RuleOutcome outcome =
        outcome(
            when,
            example -> {
              switch (missing) {
                case "AMOUNT" -> example.amount = null;
                case "ASSET" -> example.asset = null;
                case "DESTINATION" -> example.destination = null;
                case "PRICE" -> example.prices.clear();
                case "PAYLOAD" -> example.payload = null;
                default -> {
                  example.risk = null;
                  example.sessionRisk = null;
                }
              }
            });
    assertThat(outcome.state()).isEqualTo(State.UNDECIDED);
    assertThat(outcome.found()).isEqualTo(why);
  }

  /** A change of control lacks nothing by having no amount; a rule of amounts is not about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount: { over: 1 USD }",
        "amount: { under: 1 USD }",
        "asset: USDC",
        "destination: known",
        "destination: unknown",
        "destination-age: { under: 24h }",
        "first-payment: true",
        "first-payment: false",
        "total: { over: 1 USD, within: 1h }"
      })
  void doesNotSpeakOfAChangeOfControl(String when) {
    assertThat(outcome(when, Example::control).state()).isEqualTo(State.DOES_NOT_MATCH);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:59:59, DOES_NOT_MATCH", // Monday
    "2026-03-02T09:00:00, MATCHES",
    "2026-03-02T17:59:59, MATCHES",
    "2026-03-02T18:00:00, DOES_NOT_MATCH",
    "2026-03-06T12:00:00, MATCHES", // Friday
    "2026-03-07T12:00:00, DOES_NOT_MATCH",
    "2026-03-29T12:00:00, DOES_NOT_MATCH", // Sunday, summer time begins
    "2026-03-30T09:00:00, MATCHES",
    "2026-03-30T08:59:59, DOES_NOT_MATCH",
    "2026-12-25T12:00:00, DOES_NOT_MATCH" // a Friday, excepted
  })
  void hoursAreThoseOfTheZone(LocalDateTime local, State state) {
    Instant moment = local.atZone(ZoneId.of("Europe/Zurich")).toInstant();
    RuleOutcome outcome =
        outcome(
            "hours: { days: mon-fri, from: 09:00, to: 18:00, except: [2026-12-25] }",
            example -> example.now = moment);
    assertThat(outcome.state()).as("%s", moment).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "fri-mon, 2026-03-01T12:00:00, MATCHES",
    "fri-mon, 2026-03-03T12:00:00, DOES_NOT_MATCH",
    "tue, 2026-03-03T23:59:59, MATCHES"
  })
  void daysMayGoOverTheEndOfTheWeek(String days, LocalDateTime local, State state) {
    RuleOutcome outcome =
        outcome(
            "hours: { days: " + days + " }",
            example -> example.now = local.atZone(ZoneId.of("Europe/Zurich")).toInstant());
    assertThat(outcome.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"86399, MATCHES", "86400, DOES_NOT_MATCH", "86401, DOES_NOT_MATCH", "-5, MATCHES"})
  void aNewAddressIsUnderADayOld(long secondsAgo, State state) {
    RuleOutcome outcome =
        outcome(
            "destination-age: { under: 24h }",
            listed(DestinationFacts.Kind.COUNTERPARTY, Example.NOW.minusSeconds(secondsAgo)));
    assertThat(outcome.state()).isEqualTo(state);
  }

  @Test
  void anAddressOnNoListIsAsNewAsCanBe() {
    Consumer<Example> unknown = listed(DestinationFacts.Kind.UNKNOWN, null);
    assertThat(outcome("destination-age: { under: 24h }", unknown).state())
        .isEqualTo(State.MATCHES);
    assertThat(outcome("destination-age: { at-least: 24h }", unknown).state())
        .isEqualTo(State.DOES_NOT_MATCH);
    Consumer<Example> gap = listed(DestinationFacts.Kind.OWN, null);
    assertThat(outcome("destination-age: { under: 24h }", gap).state()).isEqualTo(State.UNDECIDED);
  }

  @Test
  void aContractThatMayBeCalledIsNoKnownDestination() {
    for (DestinationFacts.Kind kind :
        List.of(DestinationFacts.Kind.SPENDER, DestinationFacts.Kind.CONTRACT)) {
      assertThat(outcome("destination: known", listed(kind, Example.NOW)).state())
          .isEqualTo(State.DOES_NOT_MATCH);
    }
  }

  @Test
  void nothingButNoEffectsAreNotOnlySuch() {
    assertThat(outcome("only-effects: asset-moved", e -> e.effects.clear()).state())
        .isEqualTo(State.DOES_NOT_MATCH);
    Consumer<Example> more =
        e ->
            e.effects.add(
                new EffectFacts(
                    "owner-added", EffectFacts.Direction.CONTROL, null, null, null, null));
    assertThat(outcome("only-effects: asset-moved", more).state()).isEqualTo(State.DOES_NOT_MATCH);
    assertThat(outcome("effects: owner-added", more).state()).isEqualTo(State.MATCHES);
  }

  @Test
  void findsBitcoinByItsName() {
    Consumer<Example> bitcoin =
        e -> {
          e.amount(AssetFacts.BITCOIN, "0.5");
          e.wallet =
              new WalletFacts("cold", Set.of(), null, "bc1qexample", WalletFacts.Kind.BITCOIN);
        };
    assertThat(outcome("{ asset: bitcoin, amount: { at-least: 0.5 BTC } }", bitcoin).state())
        .isEqualTo(State.MATCHES);
    assertThat(outcome("{ asset: BTC, amount: { over: 0.5 BTC } }", bitcoin).state())
        .isEqualTo(State.DOES_NOT_MATCH);
    assertThat(outcome("chain: 1", bitcoin).state()).isEqualTo(State.DOES_NOT_MATCH);
  }

  @Test
  void aMachineIsNobodyOfTheSameName() {
    Consumer<Example> machine = e -> e.initiatorKind = InitiatorFacts.Kind.MACHINE;
    assertThat(outcome("initiator: bob", machine).state()).isEqualTo(State.DOES_NOT_MATCH);
    assertThat(outcome("initiator: machine:bob", machine).state()).isEqualTo(State.MATCHES);
  }

  @Test
  void findingsAreThoseOfTheReading() {
    assertThat(
            outcome("findings: refund-paid", e -> e.finding("refund-paid", Outcome.HOLD)).state())
        .isEqualTo(State.MATCHES);
  }

  @Test
  void aCallThatMovesValueHasAnAmountToBeKnown() {
    Consumer<Example> call =
        e -> {
          e.action = Action.CALL;
          e.amount = null;
        };
    assertThat(outcome("amount: { over: 1 USD }", call).state()).isEqualTo(State.UNDECIDED);
  }

  private static Consumer<Example> listed(DestinationFacts.Kind kind, @Nullable Instant since) {
    return example ->
        example.destination =
            new DestinationFacts("0x22", kind, "label", Set.of(), Example.NOW, since);
  }

  private static RuleOutcome outcome(String when, Consumer<Example> change) {
    Example example = new Example();
    change.accept(example);
    String block = when.startsWith("{") ? when : "{ " + when + " }";
    return TestPolicy.decide("- { name: rule, when: " + block + ", then: allow }", example)
        .rules()
        .getFirst();
  }
}
