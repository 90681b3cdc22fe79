package dev.countersign.trace.file;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One row of a file, whose fields are asked for by name.
 *
 * @param where the file's name and the line, for whoever must mend it
 * @param field gives the text of a field; nothing where the file has none of that name
 */
record Row(String where, Function<String, Optional<String>> field) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,78}");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "([0-9]{1,78}|[0-9]{1,3}(,[0-9]{3}){1,25})(\\.[0-9]{1,78})?([eE][+-]?[0-9]{1,2})?");
  private static final int BITS = 256;

  /** That a field is not what it should be. */
  UnreadableInput wrong(String name, String what, String text) {
    return new UnreadableInput(where + ": " + name + " " + what + ": " + text);
  }

  /** A field that must be there, and not be empty. */
  String text(String name) {
    return optional(name)
        .orElseThrow(() -> new UnreadableInput(where + " has no " + name + "; it is needed"));
  }

  /** A field that may be missing or empty. */
  Optional<String> optional(String name) {
    return field.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** An address in lower case. */
  String address(String name) {
    return Address.parse(text(name), where + ": " + name).toHex();
  }

  Optional<String> optionalAddress(String name) {
    return optional(name).map(text -> Address.parse(text, where + ": " + name).toHex());
  }

  /** A transaction's hash. */
  Bytes hash(String name) {
    String text = text(name);
    if (text.length() != 66 || !text.startsWith("0x")) {
      throw wrong(name, "is no hash; expected 0x and 64 hexadecimal digits", text);
    }
    return Bytes.fromHex(text.toLowerCase(Locale.ROOT), where + ": " + name);
  }

  /** A number of up to 256 bits, in decimal digits. */
  BigInteger amount(String name) {
    return number(name, text(name));
  }

  Optional<BigInteger> optionalAmount(String name) {
    return optional(name).map(text -> number(name, text));
  }

  private BigInteger number(String name, String text) {
    if (!DIGITS.matcher(text).matches()) {
      throw wrong(name, "is no whole number of smallest units", text);
    }
    BigInteger number = new BigInteger(text);
    if (number.bitLength() > BITS) {
      throw wrong(name, "has more than 256 bits", text);
    }
    return number;
  }

  /**
   * An amount in whole coins or tokens, its digits in groups of three or not, as smallest units.
   *
   * @param decimals how many digits stand after the point; more are refused, not rounded
   */
  BigInteger decimal(String name, int decimals) {
    String text = text(name);
    if (!DECIMAL.matcher(text).matches()) {
      throw wrong(name, "is no amount; expected such as 1,234.5", text);
    }
    BigInteger units;
    try {
      units = new BigDecimal(text.replace(",", "")).movePointRight(decimals).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new UnreadableInput(
          where
              + ": "
              + name
              + " has more digits after the point than the "
              + decimals
              + " that there are: "
              + text);
    }
    if (units.bitLength() > BITS) {
      throw wrong(name, "has more than 256 bits", text);
    }
    return units;
  }

  /** A number that fits into 48 bits: a height, an index, a time. */
  long count(String name) {
    BigInteger number = amount(name);
    if (number.bitLength() > 48) {
      throw wrong(name, "is too large", text(name));
    }
    return number.longValueExact();
  }
}
