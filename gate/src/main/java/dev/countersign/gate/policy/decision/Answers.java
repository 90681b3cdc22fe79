package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one situation, each condition asked once however many rules share it. For one
 * decision.
 */
final class Answers {
  private final Situation situation;
  private final Condition[] conditions;
  private final Expression[] expressions;
  private final @Nullable Answer[] toConditions;
  private final @Nullable Answer[] toExpressions;

  Answers(Situation situation, Condition[] conditions, Expression[] expressions) {
    this.situation = situation;
    this.conditions = conditions;
    this.expressions = expressions;
    this.toConditions = new Answer[conditions.length];
    this.toExpressions = new Answer[expressions.length];
  }

  Answer toCondition(int number) {
    Answer known = toConditions[number];
    if (known == null) {
      known = Answer.of(conditions[number], situation);
      toConditions[number] = known;
    }
    return known;
  }

  Answer toExpression(int number) {
    Answer known = toExpressions[number];
    if (known == null) {
      known = expressions[number].test(situation);
      toExpressions[number] = known;
    }
    return known;
  }
}
