package dev.countersign.lure.link;

import java.util.Locale;

/** Addresses written so that nothing makes a link of them, and back. */
public final class Defang {
  private Defang() {}

  /**
   * A URL, a domain or a mail address that cannot be clicked: {@code hxxps://example[.]com/a.b},
   * {@code someone[@]example[.]com}. Dots of a path stay.
   */
  public static String of(String address) {
    int scheme = schemeEnd(address);
    String head = address.substring(0, scheme);
    int hostStart = scheme + slashes(address, scheme);
    int hostEnd = hostStart;
    while (hostEnd < address.length() && "/?#\\".indexOf(address.charAt(hostEnd)) < 0) {
      hostEnd++;
    }
    String tail = address.substring(hostEnd);
    boolean url = scheme > 0;
    return scheme(head)
        + address.substring(scheme, hostStart)
        + broken(address.substring(hostStart, hostEnd))
        + (url ? tail : tail.replace("[@]", "@").replace("@", "[@]"));
  }

  /**
   * Makes of a defanged address what it was, to read it: {@code hxxp}, {@code [.]}, {@code (dot)}.
   */
  public static String undo(String written) {
    String text = written;
    int scheme = text.indexOf(':');
    if (scheme > 0 && scheme <= 8) {
      String head = text.substring(0, scheme).toLowerCase(Locale.ROOT);
      String meant =
          switch (head) {
            case "hxxp", "hxtp", "htxp", "h**p", "meow" -> "http";
            case "hxxps", "hxtps", "htxps", "h**ps", "meows" -> "https";
            case "fxp" -> "ftp";
            case "hxxp[", "hxxps[", "http[", "https[" ->
                text.startsWith("]", scheme + 1) ? head.replace('x', 't').replace("[", "") : head;
            default -> head;
          };
      if (!meant.equals(head)) {
        String rest = text.substring(scheme + 1);
        text = meant + ":" + (head.endsWith("[") ? rest.substring(1) : rest);
      }
    }
    return text.replace("[://]", "://")
        .replace("[:]//", "://")
        .replace("[.]", ".")
        .replace("(.)", ".")
        .replace("{.}", ".")
        .replace("[dot]", ".")
        .replace("(dot)", ".")
        .replace("[@]", "@")
        .replace("(@)", "@")
        .replace("[at]", "@")
        .replace("(at)", "@");
  }

  private static String broken(String host) {
    return host.replace("[.]", ".").replace("[@]", "@").replace(".", "[.]").replace("@", "[@]");
  }

  private static String scheme(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "http:" -> "hxxp:";
      case "https:" -> "hxxps:";
      case "ftp:" -> "fxp:";
      default -> head;
    };
  }

  /** Where the rest begins behind a scheme and its colon; 0 where there is none. */
  private static int schemeEnd(String address) {
    int colon = address.indexOf(':');
    if (colon < 1) {
      return 0;
    }
    for (int i = 0; i < colon; i++) {
      char c = address.charAt(i);
      if (!(Ascii.isLetter(c) || (i > 0 && "+-".indexOf(c) >= 0))) {
        return 0;
      }
    }
    return colon + 1;
  }

  private static int slashes(String address, int from) {
    int count = 0;
    while (from + count < address.length() && "/\\".indexOf(address.charAt(from + count)) >= 0) {
      count++;
    }
    return count;
  }
}
