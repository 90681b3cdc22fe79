package dev.countersign.gate.message;

import java.util.Collection;
import java.util.Optional;

/**
 * Hosts made to be taken for a known one. The rule: one or two characters changed, left out, added
 * or swapped in the whole host; or the known host's own name (its longest label, four characters or
 * more) anywhere in it, also where digits stand for letters. A host that shares the known one's
 * last two labels belongs to the same owner and imitates nothing.
 */
final class SiteImitation {
  private static final int SHORTEST_NAME = 4;
  private static final int LONGEST_HOST = 255;

  private SiteImitation() {}

  /** The known host that this one, which is not known, imitates. */
  static Optional<Site> of(Site suspect, Collection<Site> known) {
    String host = suspect.host();
    if (host.length() > LONGEST_HOST) {
      return Optional.empty();
    }
    return known.stream().filter(site -> imitates(host, site.host())).findFirst();
  }

  private static boolean imitates(String suspect, String known) {
    if (suspect.equals(known) || lastTwo(suspect).equals(lastTwo(known))) {
      return false;
    }
    String name = name(known);
    if (name.length() >= SHORTEST_NAME && plain(suspect).contains(plain(name))) {
      return true;
    }
    int near = known.length() < 8 ? 1 : 2;
    return Math.abs(suspect.length() - known.length()) <= near
        && distance(plain(suspect), plain(known)) <= near;
  }

  private static String lastTwo(String host) {
    int last = host.lastIndexOf('.');
    int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
    return host.substring(before + 1);
  }

  private static String name(String host) {
    String longest = "";
    String[] labels = host.split("\\.", -1);
    for (int i = 0; i < labels.length - 1; i++) {
      if (labels[i].length() > longest.length()) {
        longest = labels[i];
      }
    }
    return longest;
  }

  /** With what looks alike made alike. */
  private static String plain(String host) {
    return host.replace("rn", "m")
        .replace("vv", "w")
        .replace('0', 'o')
        .replace('1', 'l')
        .replace('i', 'l')
        .replace('3', 'e')
        .replace('5', 's')
        .replace("-", "");
  }

  /** Changes, omissions, additions and swaps of neighbours (Damerau, in its restricted form). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
