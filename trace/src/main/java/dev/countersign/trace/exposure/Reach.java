package dev.countersign.trace.exposure;

import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

/**
 * How far back value is looked for.
 *
 * @param hops over how many gifts at the most, 1 to {@link #MOST_HOPS}
 * @param share the least part of all that an address got of an asset, 0 to 1
 */
public record Reach(int hops, BigDecimal share) {
  /** The most gifts. */
  public static final int MOST_HOPS = 100;

  /** So many gifts where nobody says how many. */
  public static final int HOPS = 3;

  /** This part where nobody says which. */
  public static final BigDecimal SHARE = new BigDecimal("0.01");

  /** Checks the ranges. */
  public Reach {
    if (hops < 1 || hops > MOST_HOPS || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("out of range: " + hops + ", " + share);
    }
  }

  /**
   * As somebody asked.
   *
   * @param named what a word is called where it was asked, such as {@code The option --hops}
   * @throws UnreadableInput where a number is out of its range
   */
  public static Reach of(int hops, BigDecimal share, UnaryOperator<String> named) {
    if (hops < 1 || hops > MOST_HOPS) {
      throw new UnreadableInput(
          named.apply("hops") + " is " + hops + "; expected 1 to " + MOST_HOPS);
    }
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new UnreadableInput(named.apply("share") + " is " + share + "; expected 0 to 1");
    }
    return new Reach(hops, share);
  }
}
