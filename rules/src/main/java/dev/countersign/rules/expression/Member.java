package dev.countersign.rules.expression;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A function of a variable, as in {@code history.count(duration('24h'), ['initiator'])}. Its last
 * argument is a list of words that are written out.
 *
 * @param of the variable
 * @param result the type of what it answers, as {@link Vocabulary} writes types
 * @param parameters the types of its arguments
 * @param right whether a word may stand in the list
 * @param sentence what is said where one may not, or where it is not written out
 * @param body gets the variable's value and the arguments
 */
public record Member(
    String of,
    String name,
    String result,
    List<String> parameters,
    Predicate<String> right,
    String sentence,
    Function<List<?>, ?> body) {
  /** Copies the parameters. */
  public Member {
    parameters = List.copyOf(parameters);
  }
}
