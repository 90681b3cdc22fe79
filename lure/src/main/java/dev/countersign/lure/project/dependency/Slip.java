package dev.countersign.lure.project.dependency;

import java.util.Optional;

/**
 * One slip of a finger or an eye between two words: a letter doubled, left out, put in, swapped
 * with its neighbour, or taken for one near it on the keyboard or for another vowel. A plural is
 * none, nor is another number: honest names differ so.
 */
final class Slip {
  private static final String[] ROWS = {"1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
  private static final String VOWELS = "aeiouy";

  private Slip() {}

  /** What was done to {@code meant} to get {@code written}, in words; nothing where it was more. */
  static Optional<String> between(String written, String meant) {
    return switch (written.length() - meant.length()) {
      case 0 -> replaced(written, meant);
      case 1 -> inserted(written, meant);
      case -1 -> leftOut(written, meant);
      default -> Optional.empty();
    };
  }

  /** Whether two neighbouring letters are swapped: the one slip that short words allow. */
  static boolean swapped(String written, String meant) {
    int first = differ(written, meant);
    return written.length() == meant.length()
        && first + 1 < meant.length()
        && written.charAt(first) == meant.charAt(first + 1)
        && written.charAt(first + 1) == meant.charAt(first)
        && written.substring(first + 2).equals(meant.substring(first + 2));
  }

  private static Optional<String> replaced(String written, String meant) {
    int first = differ(written, meant);
    if (first == meant.length()) {
      return Optional.empty();
    }
    char w = written.charAt(first);
    char m = meant.charAt(first);
    if (written.substring(first + 1).equals(meant.substring(first + 1))) {
      boolean digits = Character.isDigit(w) || Character.isDigit(m);
      boolean vowels = VOWELS.indexOf(w) >= 0 && VOWELS.indexOf(m) >= 0;
      return !digits && (vowels || near(w, m))
          ? Optional.of("has " + w + " for " + m)
          : Optional.empty();
    }
    return swapped(written, meant)
        ? Optional.of("has " + w + " and " + m + " swapped")
        : Optional.empty();
  }

  private static Optional<String> inserted(String written, String meant) {
    int at = differ(written, meant);
    char more = written.charAt(at);
    boolean plural =
        at == meant.length() && more == 's' && !meant.endsWith("s"); // requestss is no plural
    if (at == 0
        || plural
        || !Character.isLetter(more)
        || !written.substring(at + 1).equals(meant.substring(at))) {
      return Optional.empty();
    }
    return Optional.of("has one " + more + " more");
  }

  private static Optional<String> leftOut(String written, String meant) {
    int at = differ(written, meant);
    char less = meant.charAt(at);
    boolean singular = at == written.length() && less == 's' && !written.endsWith("s");
    if (at == 0
        || singular
        || written.length() < 5
        || !Character.isLetter(less)
        || !written.substring(at).equals(meant.substring(at + 1))) {
      return Optional.empty();
    }
    return Optional.of("has one " + less + " less");
  }

  private static int differ(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    while (at < most && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static boolean near(char one, char other) {
    for (int row = 0; row < ROWS.length; row++) {
      int at = ROWS[row].indexOf(one);
      for (int beside = Math.max(0, row - 1);
          at >= 0 && beside < Math.min(ROWS.length, row + 2);
          beside++) {
        int there = ROWS[beside].indexOf(other);
        // each row stands about half a key further to the right than the one above
        if (there >= 0 && Math.abs(at + 0.45 * row - there - 0.45 * beside) <= 1.1) {
          return true;
        }
      }
    }
    return false;
  }
}
