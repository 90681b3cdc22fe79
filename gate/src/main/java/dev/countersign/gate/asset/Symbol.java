package dev.countersign.gate.asset;

import java.text.Normalizer;
import java.util.Locale;

/** What a person takes a token's symbol for. */
final class Symbol {
  private static final int LONGEST = 80;

  private Symbol() {}

  /**
   * The symbol with compatibility forms made plain, without spaces and what is not seen, in upper
   * case; at most 80 characters.
   */
  static String seen(String symbol) {
    StringBuilder seen = new StringBuilder();
    // Cut first: a node answers what it likes.
    String cut = symbol.length() > LONGEST ? symbol.substring(0, LONGEST) : symbol;
    Normalizer.normalize(cut, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c ->
            switch (Character.getType(c)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SPACE_SEPARATOR,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR ->
                  false;
              default -> true;
            })
        .forEach(seen::appendCodePoint);
    return seen.toString().toUpperCase(Locale.ROOT);
  }
}
