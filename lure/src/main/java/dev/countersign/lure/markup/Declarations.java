package dev.countersign.lure.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The declarations of a style that bear on whether text is seen. */
final class Declarations {
  private static final Set<String> BEARING =
      Set.of(
          "display",
          "visibility",
          "opacity",
          "font-size",
          "font",
          "color",
          "background",
          "background-color",
          "background-image",
          "position",
          "left",
          "right",
          "top",
          "text-indent",
          "margin-left",
          "margin-top",
          "height",
          "max-height",
          "width",
          "max-width",
          "overflow",
          "clip",
          "clip-path",
          "transform");
  private static final int MOST = 100;

  private Declarations() {}

  /** One of them, in lower case. */
  record Declaration(String property, String value) {}

  static List<Declaration> read(String style) {
    if (style.indexOf(':') < 0) {
      return List.of();
    }
    List<Declaration> declarations = new ArrayList<>();
    int from = 0;
    while (from < style.length() && declarations.size() < MOST) {
      int end = end(style, from);
      int colon = style.indexOf(':', from);
      if (colon > 0 && colon < end) {
        String property = style.substring(from, colon).strip().toLowerCase(Locale.ROOT);
        if (BEARING.contains(property)) {
          String value = style.substring(colon + 1, end).toLowerCase(Locale.ROOT);
          declarations.add(new Declaration(property, value.replace("!important", "").strip()));
        }
      }
      from = end + 1;
    }
    return declarations;
  }

  /** The next semicolon that stands in no brackets: data links hold some. */
  private static int end(String style, int from) {
    int depth = 0;
    for (int i = from; i < style.length(); i++) {
      char c = style.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (c == ';' && depth == 0) {
        return i;
      }
    }
    return style.length();
  }
}
