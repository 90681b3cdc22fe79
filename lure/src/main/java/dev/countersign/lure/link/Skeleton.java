package dev.countersign.lure.link;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;

/**
 * What letters look like: texts that look alike have the same skeleton. Letters of other alphabets
 * by Unicode's confusables (UTS #39, 4); within ASCII also what fonts of browsers hardly tell
 * apart: {@code 0 o}, {@code 1 i l}, {@code rn m}, {@code vv w}, {@code cl d}.
 */
final class Skeleton {
  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private Skeleton() {}

  /** Everything that looks alike is one. */
  static String of(String text) {
    return fold(text, true);
  }

  /**
   * Without what nobody writes in a name by accident: other alphabets, digits for letters, {@code
   * rn} and {@code vv}. Slips are counted after that.
   */
  static String light(String text) {
    return fold(text, false);
  }

  private static String fold(String text, boolean all) {
    String plain = Ascii.all(text) ? text : letters(CHECKER.getSkeleton(text));
    StringBuilder out = new StringBuilder(plain.length());
    for (int at = 0; at < plain.length(); at++) {
      char c = one(plain.charAt(at), all);
      char next = at + 1 < plain.length() ? one(plain.charAt(at + 1), all) : 0;
      char pair = pair(c, next, all);
      if (pair != 0) {
        out.append(pair);
        at++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static char pair(char first, char second, boolean all) {
    if (first == 'r' && second == 'n') {
      return 'm';
    }
    if (first == 'v' && second == 'v') {
      return 'w';
    }
    return all && first == 'c' && second == 'l' ? 'd' : 0;
  }

  private static char one(char c, boolean all) {
    return switch (c) {
      case '0' -> 'o';
      case '1', '|' -> 'l';
      case '3' -> 'e';
      case '4' -> 'a';
      case '5' -> 's';
      case 'i', 'j' -> all ? 'l' : c;
      default -> c;
    };
  }

  /** Without what marks leave behind, in lower case. */
  private static String letters(String skeleton) {
    StringBuilder out = new StringBuilder(skeleton.length());
    String parts = Normalizer.normalize(skeleton, Normalizer.Form.NFKD);
    for (int at = 0; at < parts.length(); at++) {
      char c = parts.charAt(at);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }
}
