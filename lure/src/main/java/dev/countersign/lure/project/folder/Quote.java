package dev.countersign.lure.project.folder;

import dev.countersign.model.text.Visible;

/** Words of others, fit to be shown as evidence. */
public final class Quote {
  private static final int LONGEST = 200;

  private Quote() {}

  /** On one line, blanks in a row as one, what cannot be seen spelt out, at most 200 characters. */
  public static String of(String words) {
    StringBuilder out = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < words.length() && out.length() <= LONGEST; i++) {
      char c = words.charAt(i);
      if (Character.isWhitespace(c)) {
        blank = out.length() > 0;
        continue;
      }
      if (blank) {
        out.append(' ');
        blank = false;
      }
      out.append(c);
    }
    String line = Visible.of(out.toString());
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return line.substring(0, end) + "…";
  }
}
