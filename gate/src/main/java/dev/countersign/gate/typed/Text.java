package dev.countersign.gate.typed;

import dev.countersign.model.text.Visible;

/** Text out of a payload or from a contract. */
final class Text {
  private static final int SHOWN = 80;

  private Text() {}

  /** In quotation marks on one line, hidden characters spelt out, cut after 80 characters. */
  static String quoted(String text) {
    String cut =
        text.codePointCount(0, text.length()) > SHOWN
            ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
            : text;
    return '"' + Visible.of(cut).replace('\n', ' ') + '"';
  }
}
