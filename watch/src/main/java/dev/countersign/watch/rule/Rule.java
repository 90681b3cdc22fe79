package dev.countersign.watch.rule;

import dev.countersign.model.verdict.Severity;
import dev.countersign.rules.expression.Formula;
import dev.countersign.watch.shape.Sought;
import java.util.List;
import java.util.Optional;

/**
 * What a rule asks and says.
 *
 * @param line where it begins in its document
 * @param note why it is there; empty where nothing is said
 * @param when all must fit, in the order in which they are cheapest to ask
 * @param unless where there are any and all fit, it does not match
 * @param measures all must be between their bounds
 * @param shape what the movement must complete
 * @param condition must hold as well; asked last
 * @param stops whether all signing is to stop
 * @param suppress for how many seconds the same is not said again; 0 to say everything
 * @param sentence what it says
 */
public record Rule(
    String name,
    int line,
    String note,
    List<Test> when,
    List<Test> unless,
    List<Measure> measures,
    Optional<Sought> shape,
    Optional<Formula> condition,
    Severity severity,
    boolean stops,
    long suppress,
    Template sentence,
    List<ExampleCase> examples) {
  /** Copies. */
  public Rule {
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    measures = List.copyOf(measures);
    examples = List.copyOf(examples);
  }

  /** Whether the other asks for the same. */
  public boolean asksAs(Rule other) {
    return when.equals(other.when)
        && unless.equals(other.unless)
        && measures.equals(other.measures)
        && shape.equals(other.shape)
        && condition.equals(other.condition);
  }

  /** Whether it can match what goes that way. */
  boolean asksOf(Direction way) {
    return when.stream()
        .noneMatch(test -> test instanceof Test.Goes(Direction only) && only != way);
  }
}
