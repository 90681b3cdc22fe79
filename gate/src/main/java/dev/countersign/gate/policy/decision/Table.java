package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;

/** The conditions and expressions of a policy, each once and with a number. */
final class Table {
  private final Map<Condition, Integer> conditions = new LinkedHashMap<>();
  private final Map<Expression, Integer> expressions = new LinkedHashMap<>();

  int number(Condition condition) {
    return conditions.computeIfAbsent(condition, each -> conditions.size());
  }

  int number(Expression expression) {
    return expressions.computeIfAbsent(expression, each -> expressions.size());
  }

  /** What answers by them; made once all are numbered. */
  Asking asking() {
    return new Asking(
        conditions.keySet().toArray(Condition[]::new),
        expressions.keySet().toArray(Expression[]::new));
  }

  /** A finished table. */
  static final class Asking {
    private final Condition[] conditions;
    private final Expression[] expressions;

    private Asking(Condition[] conditions, Expression[] expressions) {
      this.conditions = conditions;
      this.expressions = expressions;
    }

    Answers about(Situation situation) {
      return new Answers(situation, conditions, expressions);
    }
  }
}
