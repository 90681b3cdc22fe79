package dev.countersign.lure.mail;

/** Text whose lines a mail program broke, joined again (RFC 3676). */
final class FlowedText {
  private FlowedText() {}

  /**
   * The text with its paragraphs on one line each.
   *
   * @param deleteSpace whether the blank at a broken line's end is taken out (DelSp=yes)
   */
  static String joined(String text, boolean deleteSpace) {
    StringBuilder joined = new StringBuilder(text.length());
    int openQuote = -1;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      from = end < 0 ? text.length() : end + 1;
      int quote = 0;
      while (quote < line.length() && line.charAt(quote) == '>') {
        quote++;
      }
      int begin = quote < line.length() && line.charAt(quote) == ' ' ? quote + 1 : quote;
      String content = line.substring(begin);
      boolean signature = content.equals("-- ");
      boolean flows = content.endsWith(" ") && !signature;
      if (openQuote != quote || signature) {
        endLine(joined, openQuote >= 0);
        joined.append(">".repeat(Math.min(quote, 20))).append(quote > 0 ? " " : "");
      }
      joined.append(flows && deleteSpace ? content.substring(0, content.length() - 1) : content);
      openQuote = flows ? quote : -1;
      if (!flows) {
        joined.append('\n');
      }
    }
    return joined.toString();
  }

  private static void endLine(StringBuilder joined, boolean open) {
    if (open) {
      joined.append('\n');
    }
  }
}
