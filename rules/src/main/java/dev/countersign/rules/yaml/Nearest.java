package dev.countersign.rules.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
public final class Nearest {
  private static final int LONGEST_LIST = 40;
  private static final int LONGEST_WORD = 60;

  private Nearest() {}

  /** "; did you mean "action"?", or "; there are a, b and c". */
  public static String hint(String word, Collection<String> right) {
    Optional<String> nearest = of(word, right);
    if (nearest.isPresent()) {
      return "; did you mean \"" + nearest.get() + "\"?";
    }
    List<String> sorted = right.stream().sorted().limit(LONGEST_LIST).toList();
    if (sorted.isEmpty()) {
      return "; there are none";
    }
    return "; there "
        + (sorted.size() == 1 ? "is " : "are ")
        + String.join(", ", sorted)
        + (right.size() > sorted.size() ? ", …" : "");
  }

  /** The one at most two letters away, or a third of its letters. */
  public static Optional<String> of(String word, Collection<String> right) {
    if (word.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    String best = null;
    int least = Math.max(1, Math.min(2, (word.length() + 1) / 3)) + 1;
    for (String candidate : right) {
      int distance = distance(word, candidate, least);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein's with neighbours exchanged as one step, given up at {@code most}. */
  private static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) >= most) {
      return most;
    }
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least =
            Math.min(steps[i - 1][j - 1] + changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        steps[i][j] = exchanged ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
      }
    }
    return steps[a.length()][b.length()];
  }
}
