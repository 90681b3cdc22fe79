package dev.countersign.lure.identity;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether a name or a domain looks like another one to a reader in a hurry. */
final class Likeness {
  private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();
  private static final int SHORT = 6;

  private Likeness() {}

  /**
   * Whether two names are read as the same: same words in any order, letters that look alike, or a
   * letter changed, left out, doubled or swapped in a name of seven or more.
   */
  static boolean ofNames(String name, String other) {
    String one = words(name);
    String two = words(other);
    return !one.isEmpty() && (one.equals(two) || near(one, two));
  }

  /** Whether a domain is read as another, which it is not. */
  static boolean ofDomains(String domain, String known) {
    if (domain.equals(known) || domain.endsWith("." + known)) {
      return false;
    }
    String one = skeleton(domain);
    String two = skeleton(known);
    if (one.equals(two) || near(one, two)) {
      return true;
    }
    String label = firstLabel(known);
    return label.length() >= SHORT - 1
        && (firstLabel(domain).equals(label)
            || near(skeleton(firstLabel(domain)), skeleton(label))
            || partOf(domain, label));
  }

  /** Whether the known name stands as a part, between hyphens and dots. */
  private static boolean partOf(String domain, String label) {
    String front = domain.substring(0, Math.max(0, domain.lastIndexOf('.')));
    return Arrays.asList(front.split("[.-]", -1)).contains(label)
        || (firstLabel(domain).replace("-", "").startsWith(label)
            && firstLabel(domain).length() > label.length());
  }

  private static String firstLabel(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? domain : domain.substring(0, dot);
  }

  private static boolean near(String one, String two) {
    return Math.min(one.length(), two.length()) > SHORT && distance(one, two) == 1;
  }

  private static String words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}|\\p{Cf}", "")
            .replaceAll("\\([^)]*\\)|\\[[^]]*\\]", " ");
    int bar = plain.indexOf('|');
    List<String> words =
        Arrays.stream(
                skeleton(bar < 0 ? plain : plain.substring(0, bar)).split("[^\\p{L}\\p{N}]+", -1))
            .filter(word -> word.length() > 1)
            .sorted()
            .toList();
    return words.size() < 2 ? "" : String.join(" ", words);
  }

  static String skeleton(String text) {
    String skeleton = SPOOF.getSkeleton(text.toLowerCase(Locale.ROOT));
    return skeleton.toLowerCase(Locale.ROOT).replace("rn", "m").replace("vv", "w");
  }

  /** How many letters are changed, left out, put in or swapped with their neighbour; 2 for more. */
  private static int distance(String one, String two) {
    if (Math.abs(one.length() - two.length()) > 1) {
      return 2;
    }
    int same = 0;
    while (same < Math.min(one.length(), two.length()) && one.charAt(same) == two.charAt(same)) {
      same++;
    }
    String a = one.substring(same);
    String b = two.substring(same);
    if (a.equals(b)) {
      return 0;
    }
    if (a.length() != b.length()) {
      String longer = a.length() > b.length() ? a : b;
      return longer.substring(1).equals(a.length() > b.length() ? b : a) ? 1 : 2;
    }
    boolean swapped =
        a.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0)
            && a.substring(2).equals(b.substring(2));
    return swapped || a.substring(1).equals(b.substring(1)) ? 1 : 2;
  }
}
