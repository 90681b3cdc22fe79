package dev.countersign.intel.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quotients of exact amounts. They are the only figures that are rounded, and only at the end. */
final class Percent {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Percent() {}

  /** How many hundredths of the whole a part is, to one decimal, half up. */
  static BigDecimal of(BigDecimal part, BigDecimal whole) {
    return rounded(part, whole, 1);
  }

  static BigDecimal rounded(BigDecimal part, BigDecimal whole, int decimals) {
    return part.multiply(HUNDRED).divide(whole, decimals, RoundingMode.HALF_UP);
  }

  /** By how many hundredths it grew, to one decimal, half up. */
  static BigDecimal growth(BigDecimal before, BigDecimal after) {
    return of(after.subtract(before), before);
  }

  /** An amount for each of so many, in whole dollars, half up. */
  static BigDecimal mean(BigDecimal amount, int count) {
    return amount.divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP);
  }
}
