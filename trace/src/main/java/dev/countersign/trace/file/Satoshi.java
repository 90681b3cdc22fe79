package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Amounts of bitcoin in files, exactly or not at all. */
final class Satoshi {
  /** All that there will ever be: 21 million BTC. */
  static final long MOST = 2_100_000_000_000_000L;

  private static final int DIGITS = 8;
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,16}");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?");

  private Satoshi() {}

  /**
   * An amount in satoshi.
   *
   * @param btc whether the text is a floating point number of BTC with 53 bits; else it is satoshi
   * @throws UnreadableInput where it is no amount, more than there is, or lies between two satoshi:
   *     up to 21 million BTC each satoshi has a floating point number of its own
   */
  static long of(String text, boolean btc, String where, String name) {
    if (!(btc ? NUMBER : WHOLE).matcher(text).matches()) {
      throw new UnreadableInput(
          where
              + ": "
              + name
              + (btc ? " is no amount of BTC: " : " is no whole number of satoshi: ")
              + text);
    }
    BigDecimal said = new BigDecimal(text);
    BigDecimal satoshi = said;
    if (btc) {
      satoshi = said.movePointRight(DIGITS).setScale(0, RoundingMode.HALF_EVEN);
      if (satoshi.movePointLeft(DIGITS).doubleValue() != said.doubleValue()) {
        throw new UnreadableInput(
            where + ": " + name + " is not exact to the satoshi, so it is not taken: " + text);
      }
    }
    if (satoshi.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      throw new UnreadableInput(
          where + ": " + name + " is more than the 21 million BTC that there will be: " + text);
    }
    return satoshi.longValueExact();
  }
}
