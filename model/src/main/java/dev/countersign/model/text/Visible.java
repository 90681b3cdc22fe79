package dev.countersign.model.text;

/**
 * Makes what a payload carries harmless on a screen: control characters, and those that change the
 * direction of writing or show nothing, are written as their code points.
 */
public final class Visible {
  private Visible() {}

  /** The text with every such character but the line feed spelt out. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || !hidden(c)) {
            out.appendCodePoint(c);
          } else {
            out.append(String.format("\\u{%04X}", c));
          }
        });
    return out.toString();
  }

  private static boolean hidden(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
