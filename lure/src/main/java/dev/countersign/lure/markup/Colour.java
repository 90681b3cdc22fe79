package dev.countersign.lure.markup;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours of CSS (CSS Color 4), as far as mails use them: {@code 0xRRGGBB}. */
final class Colour {
  static final int BLACK = 0x000000;
  static final int WHITE = 0xFFFFFF;

  /** Stands for {@code transparent} and an alpha of 0. */
  static final int NOT_PAINTED = -1;

  private static final int ALIKE = 12;
  private static final Map<String, Integer> NAMES =
      Map.ofEntries(
          Map.entry("white", WHITE),
          Map.entry("black", BLACK),
          Map.entry("transparent", NOT_PAINTED),
          Map.entry("snow", 0xFFFAFA),
          Map.entry("ivory", 0xFFFFF0),
          Map.entry("ghostwhite", 0xF8F8FF),
          Map.entry("whitesmoke", 0xF5F5F5),
          Map.entry("gray", 0x808080),
          Map.entry("grey", 0x808080),
          Map.entry("silver", 0xC0C0C0),
          Map.entry("lightgray", 0xD3D3D3),
          Map.entry("lightgrey", 0xD3D3D3),
          Map.entry("red", 0xFF0000),
          Map.entry("green", 0x008000),
          Map.entry("blue", 0x0000FF),
          Map.entry("navy", 0x000080),
          Map.entry("yellow", 0xFFFF00),
          Map.entry("orange", 0xFFA500),
          Map.entry("purple", 0x800080),
          Map.entry("maroon", 0x800000),
          Map.entry("teal", 0x008080),
          Map.entry("lime", 0x00FF00),
          Map.entry("aqua", 0x00FFFF),
          Map.entry("fuchsia", 0xFF00FF),
          Map.entry("olive", 0x808000));

  private Colour() {}

  /** The colour; null where it is none that is known. */
  static @Nullable Integer read(String value) {
    String plain = value.strip();
    Integer named = NAMES.get(plain);
    if (named != null) {
      return named;
    }
    if (plain.startsWith("#")) {
      return hexadecimal(plain.substring(1));
    }
    if (plain.startsWith("rgb")) {
      return rgb(plain);
    }
    return hexadecimal(plain); // bgcolor=ffffff
  }

  /** Whether nobody could tell one from the other. */
  static boolean alike(int one, int other) {
    return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) <= ALIKE
        && Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) <= ALIKE
        && Math.abs((one & 0xFF) - (other & 0xFF)) <= ALIKE;
  }

  private static @Nullable Integer hexadecimal(String digits) {
    int length = digits.length();
    if (length != 3 && length != 4 && length != 6 && length != 8) {
      return null;
    }
    int value = 0;
    for (int i = 0; i < Math.min(length, 6); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return null;
      }
      if (length <= 4) {
        value = i < 3 ? value << 8 | digit * 17 : value;
      } else {
        value = value << 4 | digit;
      }
    }
    boolean clear = length == 4 ? digits.endsWith("0") : length == 8 && digits.endsWith("00");
    return clear ? NOT_PAINTED : value;
  }

  private static @Nullable Integer rgb(String text) {
    int open = text.indexOf('(');
    int close = text.indexOf(')');
    if (open < 0 || close < open) {
      return null;
    }
    String[] parts = text.substring(open + 1, close).replace('/', ' ').strip().split("[,\\s]+", 6);
    if (parts.length < 3) {
      return null;
    }
    int value = 0;
    for (int i = 0; i < 3; i++) {
      Double part = Length.number(parts[i]);
      if (part == null) {
        return null;
      }
      double whole = parts[i].endsWith("%") ? part * 2.55 : part;
      value = value << 8 | (int) Math.max(0, Math.min(255, whole));
    }
    if (parts.length > 3) {
      Double alpha = Length.number(parts[3]);
      if (alpha != null && alpha <= 0.05) {
        return NOT_PAINTED;
      }
    }
    return value;
  }
}
