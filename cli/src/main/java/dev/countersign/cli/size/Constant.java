package dev.countersign.cli.size;

import java.util.OptionalDouble;

/**
 * A number that sizes are calculated from.
 *
 * @param name such as {@code movement.cost}
 * @param value in its unit; empty where nobody measured it yet
 * @param means what it is, with its unit
 * @param kind where the number comes from
 * @param source the command, the page or the reason, with its day and its machine
 * @param upTo the most of what it was measured for, in the unit of what it is multiplied with;
 *     empty where that does not matter
 */
public record Constant(
    String name,
    OptionalDouble value,
    String means,
    Kind kind,
    String source,
    OptionalDouble upTo) {
  /** Where a number comes from. */
  public enum Kind {
    /** Measured here; the source names the command, the day and the machine. */
    MEASURED,
    /** Published by others, or taken for likely; to be changed by whoever knows better. */
    ASSUMED,
    /** A decision: the size of a node, how much room is left free. */
    CHOSEN
  }
}
