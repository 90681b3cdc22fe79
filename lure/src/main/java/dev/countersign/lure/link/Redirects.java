package dev.countersign.lure.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Addresses within an address: where an open redirect leads on to. */
final class Redirects {
  private static final int MOST = 5;
  private static final int ROUNDS = 3;

  private Redirects() {}

  /** Addresses of other hosts in the parameters, and behind a scheme in the path. */
  static List<Url> of(Url url) {
    List<Url> found = new ArrayList<>();
    for (String parameter : url.query().split("[&;]", 200)) {
      int equals = parameter.indexOf('=');
      add(url, parameter.substring(equals + 1), found);
    }
    String path = Url.unescape(url.path()).toLowerCase(Locale.ROOT);
    int inner = Math.max(path.indexOf("/http:/"), path.indexOf("/https:/"));
    if (inner >= 0) {
      add(url, path.substring(inner + 1), found);
    }
    return found;
  }

  private static void add(Url from, String value, List<Url> found) {
    String text = value;
    for (int round = 0; round < ROUNDS; round++) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("//")) {
        Url next = Url.of(text);
        boolean elsewhere = next.web() && !next.host().equals(from.host());
        if (elsewhere && found.size() < MOST && next.host().indexOf('.') > 0) {
          found.add(next);
        }
        return;
      }
      String plain = Url.unescape(text);
      if (plain.equals(text)) {
        return;
      }
      text = plain;
    }
  }
}
