package dev.countersign.server.page;

import dev.countersign.model.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence for a page: what steers a screen is spelt out, it begins with a capital, and
 * hexadecimal, Bitcoin addresses and code stand apart from words.
 */
public record Words(List<Part> parts) {
  private static final Pattern CODE =
      Pattern.compile(
          "`([^`]+)`"
              + "|\\b0x[0-9a-fA-F]{8,}\\b"
              + "|\\b(?:bc|tb|bcrt)1[02-9ac-hj-np-z]{11,87}\\b"
              + "|\\b[123mn][1-9A-HJ-NP-Za-km-z]{25,34}\\b");

  /** Copies the parts. */
  public Words {
    parts = List.copyOf(parts);
  }

  /** A run of words, or of code. */
  public record Part(String text, boolean code) {}

  /** A sentence that may hold what a payload carries. */
  public static Words of(String sentence) {
    String text = capital(Visible.of(sentence.replace('\n', ' ')));
    List<Part> parts = new ArrayList<>();
    int from = 0;
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      if (code.start() > from) {
        parts.add(new Part(text.substring(from, code.start()), false));
      }
      parts.add(new Part(code.group(1) == null ? code.group() : code.group(1), true));
      from = code.end();
    }
    if (from < text.length()) {
      parts.add(new Part(text.substring(from), false));
    }
    return new Words(parts);
  }

  /** Others' words in one line: what steers a screen is spelt out. */
  public static String plain(String text) {
    return Visible.of(text.replaceAll("\\s+", " ")).strip();
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
