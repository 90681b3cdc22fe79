package dev.countersign.gate.policy.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.countersign.gate.policy.condition.Answer;
import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.facts.CannotTell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL, checked and ready to run. May be evaluated from several threads at once. Two
 * are equal when they are written alike; parts of some, when they are made of the same.
 */
public final class Expression {
  private static final int DEEPEST_CAUSE = 8;
  private static final String SOMETHING = "something that it asks for cannot be told";

  private final String source;
  private final Object identity;
  private final Program program;
  private final List<Expression> conjuncts;

  /** Part of another, or the whole where it has no parts. */
  private Expression(String source, Object identity, Program program) {
    this.source = source;
    this.identity = identity;
    this.program = program;
    this.conjuncts = List.of(this);
  }

  private Expression(String source, Program program, List<Expression> conjuncts) {
    this.source = source;
    this.identity = source;
    this.program = program;
    this.conjuncts = conjuncts;
  }

  /**
   * Checks an expression and prepares it.
   *
   * @param lists the names of the document's lists
   * @throws UnreadableExpression with everything that is wrong in it
   */
  public static Expression of(String source, Set<String> lists) throws UnreadableExpression {
    if (source.codePointCount(0, source.length()) > Language.LONGEST) {
      throw new UnreadableExpression(
          List.of(
              new ExpressionMistake(
                  1, 1, "the expression has more than " + Language.LONGEST + " characters")));
    }
    try {
      CelValidationResult result = Language.COMPILER.compile(source);
      if (result.hasError()) {
        throw new UnreadableExpression(mistakes(result.getErrors(), source));
      }
      CelAbstractSyntaxTree tree = result.getAst();
      List<ExpressionMistake> refused = new Refusals(tree, lists).all();
      if (!refused.isEmpty()) {
        throw new UnreadableExpression(refused);
      }
      List<Expression> conjuncts = new ArrayList<>();
      for (CelAbstractSyntaxTree part : Conjuncts.of(tree)) {
        Object identity = Conjuncts.shape(part.getExpr()).orElseGet(Object::new);
        conjuncts.add(new Expression(source, identity, Language.RUNTIME.createProgram(part)));
      }
      return new Expression(source, Language.RUNTIME.createProgram(tree), List.copyOf(conjuncts));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new UnreadableExpression(
          List.of(new ExpressionMistake(1, 1, "the expression cannot be used: " + first(e))));
    }
  }

  /** As it is written. */
  public String source() {
    return source;
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
    Variables variables = situation.variables(Variables.class, () -> new Variables(situation));
    variables.begin();
    try {
      return program.eval(variables) instanceof Boolean holds
          ? Answer.of(holds)
          : new Answer.Unknown(SOMETHING);
    } catch (CelEvaluationException | RuntimeException e) {
      return new Answer.Unknown(why(e, variables));
    }
  }

  private static List<ExpressionMistake> mistakes(Iterable<CelIssue> issues, String source) {
    List<ExpressionMistake> mistakes = new ArrayList<>();
    for (CelIssue issue : issues) {
      int line = Math.max(1, issue.getSourceLocation().getLine());
      int column = Math.max(0, issue.getSourceLocation().getColumn());
      mistakes.add(
          new ExpressionMistake(
              line, column + 1, Explained.mistake(issue.getMessage(), source, line, column)));
    }
    return mistakes;
  }

  /** The sentence of the fault at the bottom: a fact that is missing, or an error of CEL's own. */
  private static String why(Throwable fault, Variables variables) {
    Throwable cause = fault;
    for (int i = 0; i < DEEPEST_CAUSE && cause.getCause() != null; i++) {
      cause = cause.getCause();
    }
    if (cause instanceof CannotTell cannot) {
      return cannot.sentence();
    }
    String message = first(cause);
    // An error that came through a logical operator has lost its sentence on the way.
    return message.contains("ErrorValue") || message.contains("'!_'")
        ? variables.missed().orElse(SOMETHING)
        : message;
  }

  private static String first(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : Explained.error(message);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expression that && identity.equals(that.identity);
  }

  @Override
  public int hashCode() {
    return identity.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }
}
