package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.decision.RuleOutcome.State;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks one rule. What cannot be told counts only where the rule's answer depends on it: a condition
 * that does not hold settles the matter, whatever another one would have said.
 */
final class RuleTest {
  private final Rule rule;
  private final Asked[] when;
  private final Asked[] unless;
  private final int[] tests;
  private final String testWords;
  private final RuleOutcome matches;
  private final RuleOutcome excepted;

  /** Of that rule, its conditions and its expression numbered as in that table. */
  RuleTest(Rule rule, Table table) {
    this.rule = rule;
    this.when = asked(rule.when(), table);
    this.unless = asked(rule.unless(), table);
    Expression expression = rule.test();
    this.tests =
        expression == null
            ? new int[0]
            : expression.conjuncts().stream().mapToInt(table::number).toArray();
    this.testWords = expression == null ? "" : expression.source().strip();
    this.matches = new RuleOutcome(rule, State.MATCHES, "", "", "");
    this.excepted = new RuleOutcome(rule, State.DOES_NOT_MATCH, "unless", rule.unlessWords(), "");
  }

  /**
   * A condition with its number, and what sentences say of it: to ask two hundred conditions of
   * many kinds for their words takes longer than to ask whether they hold.
   */
  private record Asked(int number, String field, String wanted) {}

  private static Asked[] asked(List<Stated> conditions, Table table) {
    return conditions.stream()
        .map(each ->
            new Asked(table.number(each.condition()), each.condition().field(), each.wanted()))
        .toArray(Asked[]::new);
  }

  Rule rule() {
    return rule;
  }

  RuleOutcome of(Answers answers) {
    RuleOutcome undecided = null;
    for (Asked asked : when) {
      Answer answer = answers.toCondition(asked.number);
      if (answer instanceof Answer.No no) {
        return new RuleOutcome(rule, State.DOES_NOT_MATCH, asked.field, asked.wanted, no.found());
      }
      if (answer instanceof Answer.Unknown unknown && undecided == null) {
        undecided = undecided(asked, unknown);
      }
    }
    if (unless.length > 0) {
      RuleOutcome exception = exception(answers);
      if (exception != null && exception.state() == State.DOES_NOT_MATCH) {
        return exception;
      }
      undecided = undecided == null ? exception : undecided;
    }
    for (int test : tests) {
      Answer answer = answers.toExpression(test);
      if (answer instanceof Answer.No) {
        return new RuleOutcome(rule, State.DOES_NOT_MATCH, "if", testWords, "false");
      }
      if (answer instanceof Answer.Unknown unknown && undecided == null) {
        undecided = new RuleOutcome(rule, State.UNDECIDED, "if", testWords, unknown.why());
      }
    }
    return undecided == null ? matches : undecided;
  }

  /** That it is excepted, or that this cannot be told; null where it is not. */
  private @Nullable RuleOutcome exception(Answers answers) {
    RuleOutcome undecided = null;
    for (Asked asked : unless) {
      Answer answer = answers.toCondition(asked.number);
      if (answer instanceof Answer.No) {
        return null;
      }
      if (answer instanceof Answer.Unknown unknown && undecided == null) {
        undecided = undecided(asked, unknown);
      }
    }
    return undecided == null ? excepted : undecided;
  }

  private RuleOutcome undecided(Asked asked, Answer.Unknown unknown) {
    return new RuleOutcome(rule, State.UNDECIDED, asked.field, asked.wanted, unknown.why());
  }
}
