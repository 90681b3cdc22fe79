package dev.countersign.lure.link;

import com.ibm.icu.text.SpoofChecker;

/**
 * What letters look like: texts that look alike have the same skeleton. Letters of other alphabets
 * by Unicode's confusables (UTS #39, 4); within ASCII also what fonts of browsers hardly tell
 * apart: {@code 0 o}, {@code 1 i l}, {@code rn m}, {@code vv w}, {@code cl d}.
 */
final class Skeleton {
  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private Skeleton() {}

  static String of(String text) {
    String plain =
        text.chars().allMatch(c -> c < 0x80)
            ? text
            : letters(CHECKER.getSkeleton(text));
    StringBuilder out = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); at++) {
      char c = plain.charAt(at);
      char next = at + 1 < plain.length() ? plain.charAt(at + 1) : 0;
      char pair = pair(c, next);
      if (pair != 0) {
        out.append(pair);
        at++;
      } else {
        out.append(one(c));
      }
    }
    return out.toString();
  }

  private static char pair(char first, char second) {
    if (first == 'r' && second == 'n') {
      return 'm';
    }
    if (first == 'v' && second == 'v') {
      return 'w';
    }
    return first == 'c' && second == 'l' ? 'd' : 0;
  }

  private static char one(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1', 'i', 'j', '|' -> 'l';
      case '3' -> 'e';
      case '4' -> 'a';
      case '5' -> 's';
      default -> c;
    };
  }

  /** Without what marks leave behind, in lower case. */
  private static String letters(String skeleton) {
    StringBuilder out = new StringBuilder(skeleton.length());
    String parts = java.text.Normalizer.normalize(skeleton, java.text.Normalizer.Form.NFKD);
    for (int at = 0; at < parts.length(); at++) {
      char c = parts.charAt(at);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
