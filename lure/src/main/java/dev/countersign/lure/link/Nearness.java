package dev.countersign.lure.link;

import java.util.Optional;

/**
 * How one word becomes another by one or two slips: the restricted Damerau-Levenshtein distance,
 * and which slip it was.
 */
final class Nearness {
  private static final String[] ROWS = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private Nearness() {}

  /**
   * The distance where it is at most two, otherwise three: insertion, deletion, replacement and the
   * swap of two neighbours count one each.
   */
  static int distance(String from, String to) {
    if (Math.abs(from.length() - to.length()) > 2) {
      return 3;
    }
    int[] before = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] now = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      now[0] = i;
      int least = i;
      for (int j = 1; j <= to.length(); j++) {
        int cost = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
        least = Math.min(least, now[j]);
      }
      if (least > 2) {
        return 3;
      }
      int[] free = before;
      before = last;
      last = now;
      now = free;
    }
    return Math.min(3, last[to.length()]);
  }

  /** Which slip makes {@code seen} of {@code meant}; empty where it takes none or more than two. */
  static Optional<Technique> slip(String meant, String seen) {
    int distance = distance(meant, seen);
    if (distance == 2) {
      return Optional.of(Technique.TWO_OFF);
    }
    if (distance != 1) {
      return Optional.empty();
    }
    int at = 0;
    while (at < Math.min(meant.length(), seen.length()) && meant.charAt(at) == seen.charAt(at)) {
      at++;
    }
    if (seen.length() < meant.length()) {
      return Optional.of(Technique.OMITTED);
    }
    if (seen.length() > meant.length()) {
      boolean doubled = at > 0 && seen.charAt(at) == seen.charAt(at - 1);
      return Optional.of(doubled ? Technique.DOUBLED : Technique.INSERTED);
    }
    if (at + 1 < seen.length() && seen.charAt(at) != meant.charAt(at)) {
      boolean swapped =
          seen.charAt(at) == meant.charAt(at + 1) && seen.charAt(at + 1) == meant.charAt(at);
      if (swapped) {
        return Optional.of(Technique.SWAPPED);
      }
    }
    return Optional.of(
        neighbours(meant.charAt(at), seen.charAt(at)) ? Technique.NEIGHBOUR : Technique.REPLACED);
  }

  /** Whether two keys lie next to each other on a QWERTY keyboard. */
  static boolean neighbours(char one, char other) {
    for (int row = 0; row < ROWS.length; row++) {
      int at = ROWS[row].indexOf(one);
      if (at < 0) {
        continue;
      }
      for (int near = Math.max(0, row - 1); near <= Math.min(ROWS.length - 1, row + 1); near++) {
        int there = ROWS[near].indexOf(other);
        if (there >= 0 && Math.abs(there - at) <= 1 && one != other) {
          return true;
        }
      }
      return false;
    }
    return false;
  }
}
