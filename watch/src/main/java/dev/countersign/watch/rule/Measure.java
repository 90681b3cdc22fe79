package dev.countersign.watch.rule;

import dev.countersign.rules.amount.Bounds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Something that a rule adds up, and between which bounds it must be. What has just moved is
 * included.
 */
public sealed interface Measure {
  /** Since when, how much of it, and kept apart by what. */
  Over over();

  /**
   * Over what is added up.
   *
   * @param within in seconds
   * @param by what is kept apart; empty for all together
   * @param amount what each must be, instead of the rule's own amount; empty for the rule's own
   * @param most how many are kept; the oldest are forgotten early
   */
  record Over(long within, List<Side> by, Optional<Test.Amounts> amount, int most) {
    /** Copies. */
    public Over {
      by = List.copyOf(by);
    }
  }

  /** How many. */
  record Count(Over over, Bounds<Long> bounds) implements Measure {}

  /**
   * How many in a time, on average over the window.
   *
   * @param per that time, in seconds
   */
  record Rate(Over over, Bounds<Long> bounds, long per) implements Measure {}

  /** Of how many kinds. */
  record Distinct(Over over, Bounds<Long> bounds, Side of) implements Measure {}

  /** That it is the first of its kind. */
  record FirstSeen(Over over, Side of) implements Measure {}

  /**
   * How much together.
   *
   * @param bounds in 10^-18 of a whole unit
   * @param valued whether of the currency
   */
  record Sum(Over over, Bounds<BigInteger> bounds, boolean valued, String unit)
      implements Measure {}

  /**
   * How many times as much as usual. Usual is a day of those before today on which anything moved;
   * a day is one of UTC.
   *
   * @param ofDay whether the sum of today is compared; else what has just moved
   * @param median whether with the middle day; else with their mean
   * @param days how many days back
   * @param least on how many of them something must have moved, before which nothing is said
   */
  record Ratio(
      Over over,
      Bounds<BigDecimal> bounds,
      boolean ofDay,
      boolean median,
      int days,
      int least,
      boolean valued)
      implements Measure {}
}
