package dev.countersign.rules.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.countersign.rules.amount.CannotTell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL, checked and ready to run. May be evaluated from several threads at once. Two
 * are equal when they are written alike; parts of some, when they are made of the same.
 */
public final class Formula {
  private static final int DEEPEST_CAUSE = 8;
  private static final String SOMETHING = "something that it asks for cannot be told";

  private final String source;
  private final Object identity;
  private final Program program;
  private final List<Formula> conjuncts;

  Formula(String source, Object identity, Program program, List<Formula> conjuncts) {
    this.source = source;
    this.identity = identity;
    this.program = program;
    this.conjuncts = List.copyOf(conjuncts);
  }

  /** As it is written. */
  public String source() {
    return source;
  }

  /**
   * The parts that all have to hold, joined by {@code &&}; empty for what is a part itself. It
   * holds where all hold; it does not where one does not, whatever cannot be told of another (CEL's
   * logical and).
   */
  public List<Formula> conjuncts() {
    return conjuncts;
  }

  /**
   * Whether it holds.
   *
   * @throws CannotTell where something that it asks for is not known
   */
  public boolean holds(Bindings bindings) {
    bindings.begin();
    try {
      if (program.eval(bindings) instanceof Boolean holds) {
        return holds;
      }
    } catch (CelEvaluationException | RuntimeException e) {
      throw new CannotTell(why(e, bindings));
    }
    throw new CannotTell(SOMETHING);
  }

  /** The sentence of the fault at the bottom: a fact that is missing, or an error of CEL's own. */
  private static String why(Throwable fault, Bindings bindings) {
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
        ? bindings.missed().orElse(SOMETHING)
        : message;
  }

  static String first(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : Explained.error(message);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Formula that && identity.equals(that.identity);
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
