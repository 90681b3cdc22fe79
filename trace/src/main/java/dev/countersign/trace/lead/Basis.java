package dev.countersign.trace.lead;

import java.util.Locale;

/**
 * One thing that a lead rests on.
 *
 * @param reason in words
 */
public record Basis(Kind kind, String reason) {
  /** What a lead can rest on, with how much it weighs beside the others, in hundredths. */
  public enum Kind {
    /** The same address put in and took out. */
    SAME_ADDRESS(90),
    /** Both sides seem to have one owner, by what they did elsewhere. */
    ONE_OWNER(70),
    /** The two dealt with each other outside of the mixer, or use one deposit address. */
    LINKED(60),
    /** The two, and nobody else, paid the same for gas. */
    GAS_PRICE(70),
    /** A change that fits one input only. */
    CHANGE(60),
    /** As much was put in as taken out, pool by pool. */
    SUMS(50),
    /** It was the next to be taken out, soon after. */
    TIMING(10);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }

    /** As it is written, such as {@code same-address}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
