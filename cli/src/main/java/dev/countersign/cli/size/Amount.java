package dev.countersign.cli.size;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A number together with how it came about, so that what is printed is what was calculated. Where a
 * constant in it was not measured it has no value, and says which.
 *
 * @param text how it is written in a formula
 * @param value empty where it cannot be told
 * @param missing the constants that were not measured
 * @param joined true when it has to stand in brackets before it is multiplied
 */
public record Amount(String text, OptionalDouble value, SortedSet<String> missing, boolean joined) {
  /** A number that stands for itself. */
  static Amount of(double value) {
    return new Amount(figure(value), OptionalDouble.of(value), new TreeSet<>(), false);
  }

  static Amount of(Constant constant) {
    SortedSet<String> missing = new TreeSet<>();
    if (constant.value().isEmpty()) {
      missing.add(constant.name());
      return new Amount(constant.name(), OptionalDouble.empty(), missing, false);
    }
    String text = exact(constant.value().getAsDouble()) + " [" + constant.name() + "]";
    return new Amount(text, constant.value(), missing, false);
  }

  Amount times(Amount other) {
    return with(factor() + " × " + other.factor(), other, false, (a, b) -> a * b);
  }

  Amount over(Amount other) {
    String below = other.text.contains(" × ") ? "(" + other.text + ")" : other.factor();
    return with(factor() + " ÷ " + below, other, true, (a, b) -> a / b);
  }

  Amount plus(Amount other) {
    return with(text + " + " + other.text, other, true, Double::sum);
  }

  /** The next whole number. */
  Amount up() {
    OptionalDouble whole =
        value.isEmpty() ? value : OptionalDouble.of(Math.ceil(value.getAsDouble() - 1e-9));
    return new Amount("up(" + text + ")", whole, missing, false);
  }

  /** The greater of the two. */
  Amount most(Amount other) {
    Amount both = with(text + ", " + other.text, other, false, Math::max);
    return new Amount("most(" + both.text + ")", both.value, both.missing, false);
  }

  /** The same as a result that later lines begin with. */
  Amount named() {
    return value.isEmpty()
        ? new Amount("?", value, missing, false)
        : new Amount(figure(value.getAsDouble()), value, missing, false);
  }

  /** A figure as people read it: whole from 100 on, else with three digits that matter. */
  static String figure(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal shown =
        value >= 100
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(new MathContext(3, RoundingMode.HALF_UP));
    return grouped(shown);
  }

  private static String exact(double value) {
    return grouped(BigDecimal.valueOf(value));
  }

  private static String grouped(BigDecimal number) {
    String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String rest = point < 0 ? "" : plain.substring(point);
    return whole.replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+$)", ",") + rest;
  }

  private String factor() {
    return joined ? "(" + text + ")" : text;
  }

  private interface Arithmetic {
    double of(double a, double b);
  }

  private Amount with(String words, Amount other, boolean brackets, Arithmetic how) {
    SortedSet<String> all = new TreeSet<>(missing);
    all.addAll(other.missing);
    OptionalDouble result =
        value.isPresent() && other.value.isPresent()
            ? OptionalDouble.of(how.of(value.getAsDouble(), other.value.getAsDouble()))
            : OptionalDouble.empty();
    return new Amount(words, result, all, brackets);
  }
}
