package dev.countersign.lure.link;

import dev.countersign.lure.message.Hyperlink;
import dev.countersign.model.text.Visible;

/** Characters in links that people and programs read differently. */
final class Spelling {
  private static final int LONGEST = 200;

  private Spelling() {}

  /** What is deceptive about a link's spelling, in words; empty where nothing is. */
  static String of(Hyperlink link, Url url) {
    if (url.repairs().contains(Url.ESCAPED_HOST)) {
      return Url.ESCAPED_HOST;
    }
    if (url.web() && url.repairs().contains(Url.BACKSLASH)) {
      return Url.BACKSLASH;
    }
    if (directs(link.text()) || directs(link.target())) {
      return "signs that turn the direction of reading";
    }
    int path = url.written().indexOf(url.host()) + url.host().length();
    boolean hidden =
        url.written()
            .substring(0, Math.min(Math.max(path, 0), url.written().length()))
            .codePoints()
            .anyMatch(Spelling::invisible);
    return hidden ? "invisible characters" : "";
  }

  /** As evidence: defanged, what is invisible shown as its code, at most 200 characters. */
  static String quoted(String address) {
    String cut = address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    String shown = Visible.of(Defang.of(cut));
    return shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown;
  }

  private static boolean directs(String text) {
    return text.codePoints()
        .anyMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
  }

  private static boolean invisible(int c) {
    return Character.getType(c) == Character.FORMAT && c != 0xFEFF && c != 0x00AD;
  }
}
