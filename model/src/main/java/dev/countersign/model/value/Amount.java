package dev.countersign.model.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * An exact number of an asset's smallest units.
 *
 * @param units zero or more, of any size
 */
public record Amount(BigInteger units) implements Comparable<Amount> {
  /** None. */
  public static final Amount ZERO = new Amount(BigInteger.ZERO);

  /** The largest number of 256 bits, by which token contracts mean "without limit". */
  public static final Amount MAX_UINT256 =
      new Amount(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));

  /** Checks the sign. */
  public Amount {
    if (units.signum() < 0) {
      throw new IllegalArgumentException("an amount is never negative: " + units);
    }
  }

  /** That many smallest units. */
  public static Amount of(long units) {
    return new Amount(BigInteger.valueOf(units));
  }

  /** The exact sum. */
  public Amount plus(Amount other) {
    return new Amount(units.add(other.units));
  }

  /** True when nothing. */
  public boolean isZero() {
    return units.signum() == 0;
  }

  /**
   * The exact number in whole units of the asset, digits in groups of three, no rounding.
   *
   * @param decimals digits after the point, 0 to 255
   */
  public String inUnits(int decimals) {
    BigDecimal whole = new BigDecimal(units, decimals).stripTrailingZeros();
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(Math.max(0, whole.scale()));
    return format.format(whole);
  }

  @Override
  public int compareTo(Amount other) {
    return units.compareTo(other.units);
  }

  @Override
  public String toString() {
    return units.toString();
  }
}
