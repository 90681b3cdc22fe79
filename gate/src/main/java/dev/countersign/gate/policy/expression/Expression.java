package dev.countersign.gate.policy.expression;

import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.expression.Formula;
import dev.countersign.rules.expression.UnreadableExpression;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL, checked and ready to run. May be evaluated from several threads at once. Two
 * are equal when they are written alike; parts of some, when they are made of the same.
 */
public final class Expression {
  private final Formula formula;
  private final List<Expression> conjuncts;

  private Expression(Formula formula) {
    this.formula = formula;
    this.conjuncts =
        formula.conjuncts().isEmpty()
            ? List.of(this)
            : formula.conjuncts().stream().map(Expression::new).toList();
  }

  /**
   * Checks an expression and prepares it.
   *
   * @param lists the names of the document's lists
   * @throws UnreadableExpression with everything that is wrong in it
   */
  public static Expression of(String source, Set<String> lists) throws UnreadableExpression {
    return new Expression(PolicyLanguage.LANGUAGE.read(source, lists));
  }

  /** As it is written. */
  public String source() {
    return formula.source();
  }

  /**
   * The parts that all have to hold, joined by {@code &&}, of which several rules may share some.
   * It holds where all hold; it does not where one does not, whatever cannot be told of another
   * (CEL's logical and).
   */
  public List<Expression> conjuncts() {
    return conjuncts;
  }

  /** Whether it holds. */
  public Answer test(Situation situation) {
    try {
      return Answer.of(
          formula.holds(situation.variables(Variables.class, () -> new Variables(situation))));
    } catch (CannotTell e) {
      return new Answer.Unknown(e.sentence());
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expression that && formula.equals(that.formula);
  }

  @Override
  public int hashCode() {
    return formula.hashCode();
  }

  @Override
  public String toString() {
    return formula.source();
  }
}
