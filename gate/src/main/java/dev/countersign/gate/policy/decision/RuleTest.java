package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.decision.RuleOutcome.State;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Asks one rule. What cannot be told counts only where the rule's answer depends on it: a condition
 * that does not hold settles the matter, whatever another one would have said.
 */
final class RuleTest {
  private static final int NONE = -1;

  private final Rule rule;
  private final Stated[] whenStated;
  private final int[] when;
  private final Stated[] unlessStated;
  private final int[] unless;
  private final int test;
  private final String testWords;
  private final RuleOutcome matches;
  private final RuleOutcome excepted;

  /** Of that rule, its conditions and its expression numbered as in that table. */
  RuleTest(Rule rule, Table table) {
    this.rule = rule;
    this.whenStated = rule.when().toArray(Stated[]::new);
    this.when = rule.when().stream().mapToInt(each -> table.number(each.condition())).toArray();
    this.unlessStated = rule.unless().toArray(Stated[]::new);
    this.unless = rule.unless().stream().mapToInt(each -> table.number(each.condition())).toArray();
    Expression expression = rule.test();
    this.test = expression == null ? NONE : table.number(expression);
    this.testWords = expression == null ? "" : expression.source().strip();
    this.matches = new RuleOutcome(rule, State.MATCHES, "", "", "");
    this.excepted = new RuleOutcome(rule, State.DOES_NOT_MATCH, "unless", rule.unlessWords(), "");
  }

  Rule rule() {
    return rule;
  }

  RuleOutcome of(Answers answers) {
    RuleOutcome undecided = null;
    for (int i = 0; i < when.length; i++) {
      Answer answer = answers.toCondition(when[i]);
      if (answer instanceof Answer.No no) {
        return no(whenStated[i], no);
      }
      if (answer instanceof Answer.Unknown unknown && undecided == null) {
        undecided = undecided(whenStated[i], unknown);
      }
    }
    if (unless.length > 0) {
      RuleOutcome exception = exception(answers);
      if (exception != null && exception.state() == State.DOES_NOT_MATCH) {
        return exception;
      }
      undecided = undecided == null ? exception : undecided;
    }
    if (test != NONE) {
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
    for (int i = 0; i < unless.length; i++) {
      Answer answer = answers.toCondition(unless[i]);
      if (answer instanceof Answer.No) {
        return null;
      }
      if (answer instanceof Answer.Unknown unknown && undecided == null) {
        undecided = undecided(unlessStated[i], unknown);
      }
    }
    return undecided == null ? excepted : undecided;
  }

  private RuleOutcome no(Stated stated, Answer.No no) {
    return new RuleOutcome(
        rule, State.DOES_NOT_MATCH, stated.condition().field(), stated.wanted(), no.found());
  }

  private RuleOutcome undecided(Stated stated, Answer.Unknown unknown) {
    return new RuleOutcome(
        rule, State.UNDECIDED, stated.condition().field(), stated.wanted(), unknown.why());
  }
}
