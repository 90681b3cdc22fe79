package dev.countersign.gate.policy.history;

import dev.countersign.gate.policy.facts.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier moves a total counts: those that pass all the tests and stand on the same sides as
 * the move in question. Scopes come out of a document, so there are few of them; two are equal when
 * they ask for the same.
 */
public final class Scope {
  /** All moves together. */
  public static final Scope ALL = new Scope(Set.of(), List.of());

  private final Set<Side> by;
  private final List<MoveTest> among;
  private final List<Side> sides;
  private final int hash; // asked for in every decision, and deep

  /**
   * Of those moves.
   *
   * @param by the sides on which both must have the same name
   * @param among tests that both must pass, such as "the asset is USDC"
   */
  public Scope(Set<Side> by, List<? extends MoveTest> among) {
    this.by = Set.copyOf(by);
    this.among = List.copyOf(among);
    this.sides = Arrays.stream(Side.values()).filter(by::contains).toList();
    this.hash = 31 * this.by.hashCode() + this.among.hashCode();
  }

  /** The sides on which both must have the same name. */
  public Set<Side> by() {
    return by;
  }

  /** The same in one order. */
  public List<Side> sides() {
    return sides;
  }

  /** Tests that both must pass. */
  public List<MoveTest> among() {
    return among;
  }

  /** Whether the earlier move counts for that one. What cannot be told counts. */
  public boolean covers(Move earlier, Move own) {
    for (Side side : sides) {
      if (!Objects.equals(side.key(earlier), side.key(own))) {
        return false;
      }
    }
    return admits(earlier);
  }

  /** Whether the move passes the tests, on whichever side it stands. */
  public boolean admits(Move move) {
    for (MoveTest test : among) {
      if (!test.mayCover(move)) {
        return false;
      }
    }
    return true;
  }

  /** The names on the sides of {@link #by}, in one order: equal where both are counted together. */
  public List<@Nullable String> key(Move move) {
    List<@Nullable String> key = new ArrayList<>(sides.size());
    for (Side side : sides) {
      key.add(side.key(move));
    }
    return key;
  }

  /** The sides, for sentences: "by destination and initiator"; empty where there are none. */
  public String words() {
    TreeSet<String> words = new TreeSet<>();
    by.forEach(side -> words.add(side.word()));
    return words.isEmpty() ? "" : "by " + String.join(" and ", words);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Scope that
            && hash == that.hash
            && by.equals(that.by)
            && among.equals(that.among));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return words();
  }
}
