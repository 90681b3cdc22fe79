package dev.countersign.gate.policy.replay;

import java.util.Comparator;

/**
 * What made decisions come out otherwise.
 *
 * @param shift from what to what
 * @param side which policy's doing it is: the one before, which stopped it, or the one after
 * @param code of the finding, as in {@link Reason}
 * @param rule the name of the rule; empty where it is none's
 * @param line of the rule in that side's document
 */
public record Difference(Shift shift, Side side, String code, String rule, int line)
    implements Comparable<Difference> {
  private static final Comparator<Difference> ORDER =
      Comparator.comparing(Difference::shift)
          .thenComparing(Difference::side)
          .thenComparingInt(Difference::line)
          .thenComparing(Difference::rule)
          .thenComparing(Difference::code);

  /** Of two policies, which. */
  public enum Side {
    /** What was decided by before. */
    BEFORE,
    /** The one in question. */
    AFTER
  }

  @Override
  public int compareTo(Difference other) {
    return ORDER.compare(this, other);
  }
}
