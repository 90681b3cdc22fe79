package dev.countersign.rules.expression;

import java.util.List;

/** An expression that cannot be used, with all that is wrong in it. */
public final class UnreadableExpression extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ExpressionMistake> mistakes;

  UnreadableExpression(List<ExpressionMistake> mistakes) {
    super("an expression with mistakes", null, false, false);
    this.mistakes = List.copyOf(mistakes);
  }

  /** What is wrong, at least one. */
  public List<ExpressionMistake> mistakes() {
    return mistakes;
  }
}
