package dev.countersign.bench.lure;

import java.util.List;

/**
 * The fuzzy rule of eth-phishing-detect, for comparison: the domain's last label is dropped and a
 * leading {@code www.} with it, likewise of each domain of the fuzzylist; a domain whose rest has
 * at most {@code tolerance} insertions, deletions and replacements (Levenshtein) from one of those
 * is taken for an imitation, unless it is on the allowlist, or below a domain that is. Its README
 * and {@code src/detector.js}; tolerance 2 in its configuration, 3 where none is given.
 */
final class FuzzyRule {
  private final List<String> forms;
  private final int tolerance;

  FuzzyRule(List<String> fuzzylist, int tolerance) {
    this.forms = fuzzylist.stream().map(FuzzyRule::form).toList();
    this.tolerance = tolerance;
  }

  private static String form(String domain) {
    int dot = domain.lastIndexOf('.');
    return (dot < 0 ? "" : domain.substring(0, dot)).replaceFirst("^www\\.", "");
  }

  boolean catches(String domain) {
    String form = form(domain);
    return forms.stream().anyMatch(one -> within(one, form));
  }

  private boolean within(String one, String other) {
    if (Math.abs(one.length() - other.length()) > tolerance) {
      return false;
    }
    int[] last = new int[other.length() + 1];
    int[] now = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(now[j - 1], last[j]));
      }
      int[] free = last;
      last = now;
      now = free;
    }
    return last[other.length()] <= tolerance;
  }
}
