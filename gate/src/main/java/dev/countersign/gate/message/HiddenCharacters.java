package dev.countersign.gate.message;

import java.util.List;

/** Characters that a reader does not see, or that change the order of those that are seen. */
final class HiddenCharacters {
  private HiddenCharacters() {}

  /** Their code points such as {@code U+202E}, each once, in the order of the text. */
  static List<String> in(String text) {
    return text.codePoints()
        .filter(HiddenCharacters::isHidden)
        .distinct()
        .limit(20)
        .mapToObj(HiddenCharacters::named)
        .toList();
  }

  /** The text, cut to {@code longest} characters, with hidden ones and line ends spelt out. */
  static String shown(String text, int longest) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .forEach(c -> {
          if (c == '\n') {
            out.append("⏎");
          } else if (c == '\r' || c == '\t') {
            out.append(' ');
          } else if (isHidden(c)) {
            out.append('<').append(named(c)).append('>');
          } else {
            out.appendCodePoint(c);
          }
        });
    return text.codePointCount(0, text.length()) > longest ? out + "…" : out.toString();
  }

  private static boolean isHidden(int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Letters and symbols that are drawn as nothing, and spaces that pass for none.
      default -> isBlank(c);
    };
  }

  private static boolean isBlank(int c) {
    return c == 0x034f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f)
        || c == 0x2800
        || c == 0x3164
        || c == 0xffa0
        || (c >= 0xe0100 && c <= 0xe01ef);
  }

  private static String named(int c) {
    return "U+%04X".formatted(c);
  }
}
