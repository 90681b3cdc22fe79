package dev.countersign.gate.policy.history;

import dev.countersign.gate.policy.facts.Move;

/** Which moves a total counts. Two tests are equal when they say the same of every move. */
@FunctionalInterface
public interface MoveTest {
  /** True where the move counts, or where that cannot be told. */
  boolean mayCover(Move move);
}
