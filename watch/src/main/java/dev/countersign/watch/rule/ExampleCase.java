package dev.countersign.watch.rule;

import dev.countersign.watch.seen.Movement;
import java.util.List;
import java.util.Set;

/**
 * A test of a rule.
 *
 * @param line where it stands
 * @param moves in their order
 * @param expected which of them, from 1, the rule says something of
 */
public record ExampleCase(
    String name, int line, Knowledge knowledge, List<Movement> moves, Set<Integer> expected) {
  /** Copies. */
  public ExampleCase {
    moves = List.copyOf(moves);
    expected = Set.copyOf(expected);
  }
}
