package dev.countersign.gate.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.expression.UnreadableExpression;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Settings SETTINGS =
      new Settings(
          ZoneId.of("Europe/Zurich"),
          "USD",
          Duration.ofHours(1),
          Map.of("hot", List.of("hot-1", "hot-2")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "intent.action == 'transfer'",
        "intent.amount <= amount('500 USDC')",
        "intent.amount >= amount('500 USDC')",
        "intent.amount < amount('500.000000000000000000000000000001 USDC')",
        "!(intent.amount > amount('500 USDC'))",
        "intent.value <= amount('500 USD') && amount('499.99 USD') < intent.value",
        "intent.amount + amount('1 USDC') > amount('500 USDC')",
        "amount('170141183460469231731687303715884105728 X') > amount('9223372036854775807 X')",
        "asset.symbol == 'USDC' && asset.kind == 'token' && asset.chainId == 1",
        "asset.contract == '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'",
        "wallet.label in lists['hot']",
        "'hot' in wallet.tags && wallet.kind == 'safe'",
        "'ops' in initiator.groups && initiator.kind == 'person'",
        "initiator.knownDevice && initiator.sessionAge < duration('1h')",
        "risk.person < 50 && risk.session < 50 && !('refund-paid' in findings)",
        "requester.risk < 50 && requester.risk == risk.person && has(requester.risk)",
        "session.risk < 50 && session.risk == risk.session && has(session.risk)",
        "destination.known && destination.age > duration('2400h') - duration('1s')",
        "destination.label.startsWith('Ex') && destination.label.matches('^E.*e$')",
        "has(destination.firstSeen) && destination.firstSeen < now",
        "!has(intent.deadline) || intent.deadline > now",
        "effects.all(e, e.kind == 'asset-moved' && e.direction == 'out')",
        "effects.exists(e, e.amount >= amount('500 USDC') && e.value >= amount('500 USD'))",
        "effects.exists_one(e, e.to == destination.address)",
        "payload.simulated && payload.nonce == 71 && payload.kind == 'safe-transaction'",
        "local.hour == 10 && local.minute == 0 && local.weekday == 'mon'",
        "local.date == '2026-03-02'",
        "now - duration('2h') < intent.filedAt",
        "size(initiator.groups) == 1 && initiator.groups[0] == 'ops'",
        "intent.purpose == '' ? false : true",
        "history.count(duration('24h'), ['initiator']) == 2",
        "history.count(duration('24h'), ['initiator', 'destination']) == 2",
        "history.count(duration('24h'), []) == 3",
        "history.value(duration('24h'), []) <= amount('3000 USD')",
        "history.value(duration('24h'), []) >= amount('3000 USD')",
        "history.amount(duration('24h'), ['initiator']) <= amount('1000 USDC')",
        "history.amount(duration('24h'), ['initiator']) >= amount('1000 USDC')"
      })
  void holds(String expression) throws UnreadableExpression {
    assertThat(test(expression, new Example())).isEqualTo(Answer.YES);
    assertThat(test("!(" + expression + ")", new Example())).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "intent.deadline > now | intent.deadline is not known",
        "intent.amount < amount('1 ETH') | an amount of USDC cannot be compared with one of ETH",
        "intent.amount + amount('1 ETH') < amount('1 ETH') | an amount of USDC cannot be compared with one of ETH",
        "initiator.responsible == 'eve' | initiator.responsible is not known",
        "initiator.groups[7] == 'ops' | Index out of bounds: 7",
        "9223372036854775807 + size(findings) + 1 > 0 | long overflow"
      })
  void cannotBeToldWhereAFactIsMissing(String expression, String why) throws UnreadableExpression {
    assertThat(test(expression, new Example())).isEqualTo(new Answer.Unknown(why));
    assertThat(test("!(" + expression + ")", new Example())).isEqualTo(new Answer.Unknown(why));
  }

  @Test
  void cannotBeToldWhereAnEffectIsOfAnotherAsset() throws UnreadableExpression {
    String expression = "effects.exists(e, e.amount < amount('1 ETH'))";
    assertThat(test(expression, new Example()))
        .isEqualTo(new Answer.Unknown("an amount of USDC cannot be compared with one of ETH"));
    assertThat(test("!" + expression, new Example())).isInstanceOf(Answer.Unknown.class);
    assertThat(test("!effects.exists(e, e.from == initiator.responsible)", new Example()))
        .isEqualTo(new Answer.Unknown("initiator.responsible is not known"));
  }

  /**
   * The library hands an error on as a value through these, where it is unequal to everything: a
   * rule would be decided by a fact that is not known.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s != true",
        "%s == false",
        "%s == %s",
        "%s in [true]",
        "!(%s in [true])",
        "size([%s]) == 1",
        "[%s] != [true]",
        "(%s ? true : false) != true",
        "true != %s"
      })
  void aTruthIsNotComparedAsAValue(String form) {
    for (String truth :
        List.of(
            "(intent.deadline > now || false)",
            "(intent.deadline > now && true)",
            "effects.exists(e, e.amount < amount('1 ETH'))",
            "effects.all(e, e.amount < amount('1 ETH'))",
            "(!(intent.deadline > now || false))")) {
      assertThat(mistakes(form.replace("%s", truth)))
          .as(form.replace("%s", truth))
          .contains("what is true or false is not compared");
    }
  }

  /** Kleene's logic of three values, whatever the order and however deep. */
  @Test
  void decidesLikeThreeValuedLogic() throws UnreadableExpression {
    Random random = new Random(20250221);
    int unknown = 0;
    for (int i = 0; i < 1_500; i++) {
      Logic logic = Logic.random(random, 4);
      Answer answer = test(logic.text(), new Example());
      Boolean expected = logic.value();
      if (expected == null) {
        unknown++;
        assertThat(answer)
            .as(logic.text())
            .isInstanceOfAny(Answer.Unknown.class)
            .extracting(a -> ((Answer.Unknown) a).why())
            .isIn(
                "intent.deadline is not known",
                "an amount of USDC cannot be compared with one of ETH",
                "something that it asks for cannot be told");
      } else {
        assertThat(answer).as(logic.text()).isEqualTo(Answer.of(expected));
      }
    }
    assertThat(unknown).isBetween(200, 1_200);
  }

  /**
   * A random expression and what it must come to.
   *
   * @param value null where it cannot be told
   */
  private record Logic(String text, @Nullable Boolean value) {
    private static final List<Logic> LEAVES =
        List.of(
            new Logic("true", true),
            new Logic("risk.person < 50", true),
            new Logic("false", false),
            new Logic("has(intent.deadline)", false),
            new Logic("intent.deadline > now", null),
            new Logic("intent.amount < amount('1 ETH')", null));

    static Logic random(Random random, int depth) {
      if (depth == 0) {
        return LEAVES.get(random.nextInt(LEAVES.size()));
      }
      Logic a = random(random, depth - 1);
      Logic b = random(random, random.nextInt(depth));
      return switch (random.nextInt(5)) {
        case 0 -> new Logic("!(" + a.text + ")", not(a.value));
        case 1, 2 -> new Logic("(" + a.text + " && " + b.text + ")", and(a.value, b.value));
        case 3 ->
            new Logic("(" + a.text + " || " + b.text + ")", not(and(not(a.value), not(b.value))));
        default -> {
          Logic c = random(random, random.nextInt(depth));
          yield new Logic(
              "(" + a.text + " ? " + b.text + " : " + c.text + ")",
              a.value == null ? null : a.value ? b.value : c.value);
        }
      };
    }

    private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
      if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
        return false;
      }
      return (a == null || b == null) ? null : (Boolean) true;
    }

    private static @Nullable Boolean not(@Nullable Boolean a) {
      return a == null ? null : (Boolean) !a;
    }
  }

  @Test
  void aMissingFactCountsOnlyWhereTheAnswerDependsOnIt() throws UnreadableExpression {
    assertThat(test("intent.deadline > now || true", new Example())).isEqualTo(Answer.YES);
    assertThat(test("intent.deadline > now && false", new Example())).isEqualTo(Answer.NO);
    assertThat(test("intent.deadline > now || false", new Example()))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void aMissingPriceSaysWhy() throws UnreadableExpression {
    Example old = new Example().price(Example.USDC, "1", Duration.ofHours(1).plusSeconds(1));
    assertThat(test("intent.value < amount('1 USD')", old))
        .isEqualTo(
            new Answer.Unknown("the price of USDC is of 2026-03-02T07:59:59Z, which is too old"));
    assertThat(test("has(intent.value)", old)).isEqualTo(Answer.NO);
    Example none = new Example();
    none.prices.clear();
    assertThat(test("intent.value < amount('1 USD')", none))
        .isEqualTo(new Answer.Unknown("there is no price of USDC in USD"));
  }

  @Test
  void nothingIsKnownOfAPayloadThatDoesNotExistYet() throws UnreadableExpression {
    Example none = new Example();
    none.payload = null;
    for (String expression :
        List.of(
            "!('refund-paid' in findings)",
            "effects.all(e, e.kind == 'asset-moved')",
            "payload.simulated")) {
      assertThat(test(expression, none)).as(expression).isInstanceOf(Answer.Unknown.class);
    }
  }

  @Test
  void aChangeOfControlHasNeitherAmountNorDestination() throws UnreadableExpression {
    Example control = new Example().control().finding("owners-changed", Outcome.HOLD);
    assertThat(test("has(intent.amount) || has(destination.kind) || has(asset.kind)", control))
        .isEqualTo(Answer.NO);
    assertThat(test("destination.age < duration('24h')", control))
        .isEqualTo(new Answer.Unknown("destination.age is not known"));
    assertThat(test("'owners-changed' in findings", control)).isEqualTo(Answer.YES);
  }

  @Test
  void aContractThatMayBeCalledIsNoKnownDestination() throws UnreadableExpression {
    for (DestinationFacts.Kind kind : DestinationFacts.Kind.values()) {
      Example example = new Example();
      example.destination =
          new DestinationFacts("0x22", kind, "label", Set.of(), null, Example.NOW);
      boolean known =
          kind == DestinationFacts.Kind.OWN || kind == DestinationFacts.Kind.COUNTERPARTY;
      assertThat(test("destination.known", example)).as("%s", kind).isEqualTo(Answer.of(known));
    }
  }

  @Test
  void aHistoryThatFailsCannotBeTold() throws UnreadableExpression {
    History broken =
        query -> {
          throw new CannotTell("the record cannot be read");
        };
    Expression expression =
        Expression.of("history.count(duration('1h'), []) == 0", SETTINGS.lists().keySet());
    assertThat(expression.test(new Situation(new Example().facts(), broken, SETTINGS)))
        .isEqualTo(new Answer.Unknown("the record cannot be read"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // line, column, the expression, what is said of it
        "1 | 1 | destinatoin.kind == 'own' | there is no name \"destinatoin\"; there are now, local",
        "1 | 12 | destination.knid == 'own' | there is no field \"knid\" of destination; it has address",
        "1 | 15 | intent.amount < 5 | amounts are compared with amounts",
        "1 | 15 | intent.amount < 5.5 | \"<\" cannot be used with (Amount, double)",
        "1 | 15 | intent.amount == amount('1 USDC') | amounts are compared with <, <=, > and >=",
        "1 | 15 | intent.amount in [amount('1 USDC')] | amounts are compared with",
        "1 | 1 | 1.5 == 1.5 | floating point is never exact",
        "1 | 13 | risk.person < 50.0 | there is no floating point",
        "1 | 10 | requester.name == 'x' | there is no field \"name\" of requester; it has risk",
        "1 | 7 | amount('many') < intent.amount | amount('many') is no amount",
        "1 | 7 | amount(wallet.label) < intent.amount | it is written out",
        "1 | 9 | duration('7d') < destination.age | counted in h, m and s",
        "1 | 10 | timestamp('soon') < now | no moment such as",
        "1 | 26 | destination.label.matches('(') | the pattern cannot be read",
        "1 | 26 | destination.label.matches(wallet.label) | written out in quotation marks",
        "1 | 22 | wallet.label in lists['cold'] | there is no list \"cold\"; the document has hot",
        "1 | 6 | size(lists) > 0 | lists are used by their name",
        "1 | 14 | history.count(duration('1h'), ['planet']) > 0 | of initiator, wallet, destination",
        "1 | 33 | effects.exists(e, effects.exists(f, f.kind == e.kind)) | do not go inside one another",
        "1 | 8 | payload.nonce | expected type 'bool' but found 'int'",
        "1 | 1 | {'a': 1} == {'a': 1} | an expression makes no values of its own",
        "1 | 11 | [1, 2].map(x, x) == [1] | there is no name \"map\"",
        "1 | 4 | dyn(1) == 1 | there is no name \"dyn\"",
        "1 | 4 | risk.person < | mismatched input",
        "1 | 13 | now.getHours() > 3 | there is no name \"getHours\""
      })
  void isRefusedBeforeItCanRun(int line, int column, String expression, String sentence) {
    UnreadableExpression refused =
        catchThrowableOfType(
            UnreadableExpression.class, () -> Expression.of(expression, SETTINGS.lists().keySet()));
    assertThat(refused).as(expression).isNotNull();
    assertThat(refused.mistakes().getFirst().sentence()).contains(sentence);
    assertThat(refused.mistakes().getFirst().line()).isEqualTo(line);
    if (!sentence.startsWith("mismatched")) {
      assertThat(refused.mistakes().getFirst().column()).isEqualTo(column);
    }
  }

  @Test
  void isBoundedInLengthAndDepth() {
    assertThat(mistakes("true || ".repeat(300) + "true")).contains("more than 2000 characters");
    assertThat(mistakes("!(".repeat(60) + "true" + ")".repeat(60))).isNotEmpty();
    assertThat(mistakes("effects.all(e, true) && ".repeat(6) + "true"))
        .contains("more than 5 of all() and exists()");
  }

  private static String mistakes(String expression) {
    UnreadableExpression refused =
        catchThrowableOfType(UnreadableExpression.class, () -> Expression.of(expression, Set.of()));
    return refused == null ? "" : refused.mistakes().toString();
  }

  private static Answer test(String expression, Example example) throws UnreadableExpression {
    MemoryHistory history = new MemoryHistory();
    for (String initiator : List.of("bob", "bob", "olga")) {
      Example earlier = new Example();
      earlier.initiator = initiator;
      earlier.now = Example.NOW.minus(Duration.ofHours(2));
      earlier.amount(
          initiator.equals("bob") ? Example.USDC : Example.ETH,
          initiator.equals("bob") ? "500" : "1");
      history.add(HistoryEntry.of(earlier.facts()));
    }
    return Expression.of(expression, SETTINGS.lists().keySet())
        .test(new Situation(example.facts(), history, SETTINGS));
  }
}
