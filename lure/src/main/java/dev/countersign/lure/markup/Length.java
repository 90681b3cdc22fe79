package dev.countersign.lure.markup;

import org.jspecify.annotations.Nullable;

/** Lengths of CSS (CSS Values 4). */
final class Length {
  private Length() {}

  /** The number at the beginning; null where there is none. */
  static @Nullable Double number(String value) {
    String plain = value.strip();
    int end = 0;
    while (end < plain.length() && end < 12 && "+-.0123456789".indexOf(plain.charAt(end)) >= 0) {
      end++;
    }
    if (end == 0) {
      return null;
    }
    try {
      return Double.valueOf(plain.substring(0, end));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** In pixels; a share of what is around is of that many pixels; null where it is no length. */
  static @Nullable Double pixels(String value, double around) {
    String plain = value.strip();
    Double number = number(plain);
    if (number == null) {
      return null;
    }
    if (plain.endsWith("%")) {
      return number / 100 * around;
    }
    if (plain.endsWith("rem")) {
      return number * 16;
    }
    if (plain.endsWith("em")) {
      return number * around;
    }
    if (plain.endsWith("pt")) {
      return number * 4 / 3;
    }
    return number;
  }
}
