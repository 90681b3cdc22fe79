package dev.countersign.gate.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.rules.expression.UnreadableExpression;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The parts of an expression say together what the whole says, and others' are told apart. */
class ConjunctsTest {
  private static final List<String> ALL =
      List.of(
          "wallet.label == 'a'",
          "wallet.label == '\"a\"'",
          "wallet.label != 'a'",
          "'a' == wallet.label",
          "wallet.kind == 'a'",
          "asset.symbol == 'a'",
          "wallet.label == 'A'",
          "wallet.label.startsWith('a')",
          "'a'.startsWith(wallet.label)",
          "wallet.label.endsWith('a')",
          "wallet.label.contains('a')",
          "risk.person > 1",
          "risk.person >= 1",
          "risk.person > 11",
          "risk.person > -1",
          "risk.session > 1",
          "has(intent.deadline)",
          "has(destination.firstSeen)",
          "!has(intent.deadline)",
          "intent.amount > amount('1 ETH')",
          "intent.amount > amount('1 USDC')",
          "intent.value > amount('1 ETH')",
          "now - duration('2h') < intent.filedAt",
          "now - duration('3h') < intent.filedAt",
          "wallet.label == 'a' || risk.person > 1",
          "risk.person > 1 || wallet.label == 'a'",
          "wallet.label == 'a' ? true : false",
          "wallet.label in lists['hot']",
          "wallet.label in lists['cold']",
          "effects.exists(e, e.to == destination.address)",
          "true");

  private static final List<String> TRUTHS =
      List.of("risk.person < 50", "risk.person > 50", "intent.deadline > now");

  @Test
  void togetherTheySayWhatTheWholeSays() throws UnreadableExpression {
    for (String first : TRUTHS) {
      for (String second : TRUTHS) {
        for (String third : TRUTHS) {
          for (String form :
              List.of(
                  "%s && %s && %s", "%s && (%s && %s)", "%s && (%s || %s)", "!(%s && %s) && %s")) {
            String text = String.format(form, first, second, third);
            Expression whole = of(text);
            assertThat(joined(whole)).as(text).hasSameClassAs(test(whole));
          }
        }
      }
    }
  }

  @Test
  void thoseOfTwoRulesThatAreTheSameAreOne() throws UnreadableExpression {
    Expression one = of("risk.person > 70 && wallet.label != 'x-1'");
    Expression other = of("wallet.label != 'x-2'  &&\\n(risk.person > 70)".replace("\\n", "\n"));
    assertThat(one.conjuncts().getFirst())
        .isEqualTo(other.conjuncts().getLast())
        .hasSameHashCodeAs(other.conjuncts().getLast());
    assertThat(one.conjuncts().getLast()).isNotEqualTo(other.conjuncts().getFirst());
    assertThat(one).isNotEqualTo(one.conjuncts().getFirst()).isNotEqualTo(other);
  }

  /**
   * Whatever differs in any part: were two of them taken for one, a rule would answer for another.
   */
  @ParameterizedTest
  @FieldSource("ALL")
  void othersAreOthers(String text) throws UnreadableExpression {
    Expression one = of(text + " && true").conjuncts().getFirst();
    for (String other : ALL) {
      Expression part = of("false && " + other).conjuncts().getLast();
      if (!other.equals(text)) {
        assertThat(part).as(text + " and " + other).isNotEqualTo(one);
      }
    }
  }

  private static Answer joined(Expression whole) {
    Answer unknown = null;
    for (Expression part : whole.conjuncts()) {
      Answer answer = test(part);
      if (answer instanceof Answer.No) {
        return answer;
      }
      unknown = answer instanceof Answer.Unknown && unknown == null ? answer : unknown;
    }
    return unknown == null ? Answer.YES : unknown;
  }

  private static Answer test(Expression expression) {
    Settings settings =
        new Settings(ZoneId.of("Europe/Zurich"), "USD", Duration.ofHours(1), Map.of());
    return expression.test(new Situation(new Example().facts(), new MemoryHistory(), settings));
  }

  private static Expression of(String text) throws UnreadableExpression {
    return Expression.of(text, Set.of("hot", "cold"));
  }
}
