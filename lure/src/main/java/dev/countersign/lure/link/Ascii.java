package dev.countersign.lure.link;

/** Characters of ASCII. */
final class Ascii {
  private Ascii() {}

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean all(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
