package dev.countersign.rules.amount;

import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact number of whole units of an asset or of a currency. Two are equal when they are the same
 * number of the same unit, however many zeros were written.
 *
 * @param number in whole units: 0.5 is half a coin
 * @param unit an asset's symbol or id, or a currency
 */
public record Quantity(BigDecimal number, String unit) {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<number>(?:[0-9]{1,3}(?:_[0-9]{3}){1,25}|[0-9]{1,78})(?:\\.[0-9]{1,77})?)"
              + " (?<unit>\\S{1,120})");

  /** Drops zeros at the end, so that equal numbers are equal values. */
  public Quantity {
    number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /**
   * Reads "10000 USDC", "250_000 USD" or "0.25 ETH".
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput when it is anything else
   */
  public static Quantity parse(String text, String what) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new UnreadableInput(
          what
              + " is not a decimal number and its unit, such as \"10000 USDC\", \"0.25 ETH\" or"
              + " \"250_000 USD\"");
    }
    return new Quantity(
        new BigDecimal(matcher.group("number").replace("_", "")), matcher.group("unit"));
  }

  /**
   * As numbers are compared: negative, zero or positive.
   *
   * @throws CannotTell when the other is counted in another unit
   */
  public int compare(Quantity other) {
    same(other);
    return number.compareTo(other.number);
  }

  /**
   * The exact sum.
   *
   * @throws CannotTell when the other is counted in another unit
   */
  public Quantity plus(Quantity other) {
    same(other);
    return new Quantity(number.add(other.number), unit);
  }

  private void same(Quantity other) {
    if (!unit.equals(other.unit)) {
      throw new CannotTell(
          "an amount of " + unit + " cannot be compared with one of " + other.unit);
    }
  }

  /** The exact number with its digits in groups of three, and the unit: "10,000.5 USDC". */
  @Override
  public String toString() {
    String plain = number.toPlainString();
    int from = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder text = new StringBuilder(plain.length() + unit.length() + 8);
    text.append(plain, 0, from);
    for (int i = from; i < end; i++) {
      if (i > from && (end - i) % 3 == 0) {
        text.append(',');
      }
      text.append(plain.charAt(i));
    }
    return text.append(plain, end, plain.length()).append(' ').append(unit).toString();
  }
}
