package dev.countersign.watch.anomaly;

import java.util.Locale;

/**
 * What of a movement is looked at. All are measured against the account's own history and brought
 * to about the same spread, because a forest cuts where values lie far apart. Described in {@code
 * docs/watch-anomalies.md}.
 */
public enum Feature {
  /** The decimal logarithm of one plus the value. */
  AMOUNT(0, "the value"),
  /** The logarithm of how many times the median value it is. */
  AGAINST_USUAL(1, "the value against a usual one"),
  /** The logarithm of how many times what the counterparty usually gets; 0 where it is new. */
  AGAINST_PAYEE(2, "the value against what this counterparty usually gets"),
  /** The logarithm of one plus how often the counterparty stands in the history. */
  PAID_BEFORE(3, "how often the counterparty was paid before"),
  /** The logarithm of one plus the seconds since the last movement. */
  PAUSE(4, "the seconds since the one before"),
  /** The cosine of the hour of the day, as an angle. */
  DAY_COSINE(5, "the hour of the day (UTC)"),
  /** The sine of the hour of the day, as an angle. */
  DAY_SINE(6, "the hour of the day (UTC)"),
  /** 1 on Saturday and Sunday. */
  WEEKEND(7, "the weekend"),
  /** The logarithm of one plus the sum of the last 24 hours. */
  DAY_SUM(8, "the sum of 24 hours"),
  /** The share of the movement in that sum. */
  DAY_SHARE(9, "the share of the sum of 24 hours, in percent"),
  /** The logarithm of one plus how many counterparties there were in 24 hours. */
  COUNTERPARTIES(10, "the counterparties of 24 hours"),
  /** The logarithm of one plus how many of these were new. */
  NEW_ONES(11, "the new counterparties of 24 hours");

  /** How many there are. */
  static final int COUNT = values().length;

  /** Where it stands in a row. */
  final int place;

  private final String words;

  Feature(int place, String words) {
    this.place = place;
    this.words = words;
  }

  /** What it is called in a sentence. */
  public String words() {
    return words;
  }

  /** Whether it is told by another one, with which it makes one thing. */
  boolean toldByAnother() {
    return this == DAY_SINE;
  }

  /** A value as a person reads it. */
  String told(double value) {
    return switch (this) {
      case AMOUNT, PAID_BEFORE, PAUSE, DAY_SUM, COUNTERPARTIES, NEW_ONES ->
          String.format(Locale.ROOT, "%,.0f", Math.pow(10, value) - 1);
      case AGAINST_USUAL, AGAINST_PAYEE ->
          String.format(Locale.ROOT, "%.1f times", Math.pow(10, value));
      case DAY_SHARE -> String.format(Locale.ROOT, "%.0f", value * 100);
      case WEEKEND -> value > 0.5 ? "yes" : "no";
      case DAY_COSINE, DAY_SINE -> String.format(Locale.ROOT, "%.0f", value);
    };
  }
}
