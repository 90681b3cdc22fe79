package dev.countersign.cli.terminal;

import dev.countersign.model.json.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * JSON that may be shown on a terminal: the same value, in which every character that could steer
 * one is written as JSON's own escape.
 */
final class PrintableJson {
  private PrintableJson() {}

  static String of(JsonNode json) {
    return printable(Json.pretty(json));
  }

  /** On one line. */
  static String line(JsonNode json) {
    return printable(Json.compact(json));
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // All that JSON itself needs is ASCII; other characters stand in strings, where an escape is
      // the same character.
      boolean plain = (c >= ' ' && c < 0x7f) || c == '\n' || Character.isLetterOrDigit(c);
      if (plain) {
        out.append(c);
      } else if (c != '\r') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return out.toString();
  }
}
