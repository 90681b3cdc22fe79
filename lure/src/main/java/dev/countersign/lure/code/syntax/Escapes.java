package dev.countersign.lure.code.syntax;

/** The escapes in literal strings of JavaScript and Python. */
final class Escapes {
  private Escapes() {}

  /** One escape, beginning with a backslash; what is none stays as it is. */
  static String of(String escape) {
    if (escape.length() < 2) {
      return escape;
    }
    char kind = escape.charAt(1);
    return switch (kind) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'v' -> "\u000b";
      case '\n', '\r' -> "";
      case 'x', 'u', 'U' -> hexadecimal(escape);
      default ->
          kind >= '0' && kind <= '7' ? code(escape.substring(1), 8, escape) : escape.substring(1);
    };
  }

  private static String hexadecimal(String escape) {
    return code(escape.substring(2).replace("{", "").replace("}", ""), 16, escape);
  }

  private static String code(String digits, int radix, String otherwise) {
    try {
      int point = Integer.parseInt(digits, radix);
      return Character.isValidCodePoint(point) ? Character.toString(point) : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
