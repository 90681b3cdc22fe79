package dev.countersign.lure.rule;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Letters as rules look for them: without accents, and without the disguise of other alphabets. */
final class Letters {
  /** Letters of Cyrillic and Greek that a reader takes for Latin ones. */
  private static final Map<Character, Character> DISGUISES = disguises();

  private Letters() {}

  /** Whether nobody sees it: of Unicode's format controls, and joiners. */
  static boolean invisible(char c) {
    return c >= 0x00ad && (c == 0x00ad || Character.getType(c) == Character.FORMAT);
  }

  /** The word in lower case, undisguised; the same instance where nothing is to be done. */
  static String plain(String word) {
    boolean plain = true;
    boolean foreign = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      foreign |= c >= 0x80;
      plain &= c < 0x80 && !(c >= 'A' && c <= 'Z') && c != '\'';
    }
    if (plain) {
      return word;
    }
    if (!foreign) {
      return word.toLowerCase(Locale.ROOT).replace("'", "");
    }
    String parted = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(parted.length());
    for (int i = 0; i < parted.length(); i++) {
      char c = parted.charAt(i);
      if (c != '\'' && c != '’' && !invisible(c) && Character.getType(c) != 6) {
        letters.append((char) DISGUISES.getOrDefault(c, c));
      }
    }
    return letters.toString();
  }

  private static Map<Character, Character> disguises() {
    String from = "асеорхуіјѕһԁԛԝкмтвнгαεικνορτυχωɡɩıѵ";
    String to = "aceopxyijshdqwkmtbhraeiknoptuxwgiiv";
    Map<Character, Character> letters = new java.util.HashMap<>();
    for (int i = 0; i < from.length(); i++) {
      letters.put(from.charAt(i), to.charAt(i));
    }
    return Map.copyOf(letters);
  }
}
