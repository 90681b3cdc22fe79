package dev.countersign.lure.markup;

/** Text being laid out in lines: white space collapses as in HTML (CSS Text 4, 4.1). */
final class Lines {
  private static final int DEEPEST_QUOTE = 10;

  private final StringBuilder text = new StringBuilder();
  private boolean space;
  private boolean blankLine;
  private int line = 1;
  private boolean begun;
  private int quote;

  int length() {
    return text.length();
  }

  String since(int from) {
    return text.substring(Math.min(from, text.length())).replace('\n', ' ');
  }

  /** The number of the line, from 1, in which the next word will stand. */
  int lineOfNext() {
    return line + (blankLine && begun ? 1 : 0);
  }

  String text() {
    return text.toString().strip();
  }

  void quoteDeeper() {
    quote++;
  }

  void quoteShallower() {
    quote--;
  }

  void space() {
    space = true;
  }

  /** Begins a line, unless one was just begun. */
  void newLine() {
    if (begun && !endsLine()) {
      feed();
    }
    space = false;
  }

  /** A line of its own, even if it stays empty. */
  void lineBreak() {
    if (begun) {
      if (endsLine()) {
        blankLine = true;
      } else {
        feed();
      }
    }
    space = false;
  }

  /** A line, and an empty one before what follows. */
  void paragraph() {
    newLine();
    blankLine = begun;
  }

  void preformatted(String raw) {
    int from = 0;
    while (from <= raw.length()) {
      int end = raw.indexOf('\n', from);
      String part = raw.substring(from, end < 0 ? raw.length() : end).replace("\r", "");
      if (!part.isBlank()) {
        word(part);
      }
      if (end < 0) {
        return;
      }
      lineBreak();
      from = end + 1;
    }
  }

  void flow(String raw) {
    int i = 0;
    int length = raw.length();
    while (i < length) {
      if (isSpace(raw.charAt(i))) {
        space = true;
        i++;
        continue;
      }
      int from = i;
      while (i < length && !isSpace(raw.charAt(i))) {
        i++;
      }
      word(raw, from, i);
    }
  }

  static String collapsed(CharSequence raw) {
    Lines lines = new Lines();
    lines.flow(raw.toString());
    return lines.text();
  }

  private void word(String word) {
    word(word, 0, word.length());
  }

  private void word(String raw, int from, int to) {
    if (blankLine && begun) {
      feed();
    }
    blankLine = false;
    if (!begun || endsLine()) {
      for (int i = 0; i < Math.min(quote, DEEPEST_QUOTE); i++) {
        text.append("> ");
      }
    } else if (space) {
      text.append(' ');
    }
    text.append(raw, from, to);
    begun = true;
    space = false;
  }

  private void feed() {
    text.append('\n');
    line++;
  }

  private boolean endsLine() {
    return text.length() > 0 && text.charAt(text.length() - 1) == '\n';
  }

  // A no-break space separates words, too, and zero-width ones are none: they fill preheaders.
  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u2007' || c == '\u202F';
  }
}
