package dev.countersign.gate.policy.replay;

import dev.countersign.model.verdict.Outcome;
import java.util.Comparator;
import java.util.Locale;

/** From one outcome to another, or to the same. */
public record Shift(Outcome before, Outcome after) implements Comparable<Shift> {
  private static final Comparator<Shift> ORDER =
      Comparator.comparing(Shift::before).thenComparing(Shift::after);

  @Override
  public int compareTo(Shift other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code allow → hold}. */
  @Override
  public String toString() {
    return word(before) + " → " + word(after);
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
