package dev.countersign.lure.rule;

/** Words of a message as they are shown as evidence: on one line, bounded, printable. */
public final class Shown {
  private static final int MOST = 200;

  private Shown() {}

  /** A part of a text. */
  static String line(String text, int start, int end) {
    return line(text.substring(start, Math.min(end, text.length())));
  }

  /**
   * A text on one line, at most 200 characters of it; what cannot be seen is shown as its code
   * point.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), MOST));
    boolean blank = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        blank = true;
        continue;
      }
      if (blank && !line.isEmpty()) {
        line.append(' ');
      }
      blank = false;
      int type = Character.getType(c);
      if (type == Character.FORMAT || type == Character.SURROGATE || type == Character.UNASSIGNED) {
        line.append(String.format("<U+%04X>", c));
      } else {
        line.appendCodePoint(c);
      }
      if (line.length() >= MOST - 1) {
        return line.substring(0, MOST - 1).replaceFirst("[\\ud800-\\udbff]$", "") + "…";
      }
    }
    return line.toString();
  }
}
