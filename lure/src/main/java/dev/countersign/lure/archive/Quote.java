package dev.countersign.lure.archive;

import java.nio.charset.StandardCharsets;

/** Words from a hostile file, made fit to be shown as evidence. */
public final class Quote {
  /** The most characters that are quoted. */
  public static final int LONGEST = 200;

  private static final int BYTES = 4 * LONGEST;

  private Quote() {}

  /**
   * The text on one line, at most 200 characters; what cannot be seen, or turns the direction of
   * reading, is written as {@code U+202E}.
   */
  public static String of(String text) {
    StringBuilder quoted = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      String shown = shown(point);
      if (quoted.length() + shown.length() > LONGEST - 1) {
        return quoted.append('…').toString();
      }
      quoted.append(shown);
    }
    return quoted.toString();
  }

  /** The beginning of these bytes as ISO 8859-1, which no bytes defy. */
  public static String of(byte[] bytes) {
    return of(new String(bytes, 0, Math.min(bytes.length, BYTES), StandardCharsets.ISO_8859_1));
  }

  private static String shown(int point) {
    if (point == '\n' || point == '\r' || point == '\t') {
      return " ";
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          "U+%04X".formatted(point);
      default -> Character.toString(point);
    };
  }
}
