package dev.countersign.lure.rule;

import dev.countersign.lure.rule.Token.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The words, beginnings of words and kinds of words that rules know, each with a number, so that a
 * word of a message is looked up once, however many rules there are.
 */
final class Atoms {
  private static final int SHORTEST_BEGINNING = 3;

  private final LinkKinds kinds;
  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> beginnings = new HashMap<>();
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<Long, Integer> sums = new HashMap<>();
  private int longestBeginning;
  private int count;

  Atoms(LinkKinds kinds) {
    this.kinds = kinds;
  }

  /**
   * The number of what a pattern says: a word, a beginning such as {@code develop*}, a kind such as
   * {@code <url>}, or a sum such as {@code <money:200000+>}.
   *
   * @throws IllegalArgumentException with a sentence, on what is none of them
   */
  int number(String atom) {
    if (atom.startsWith("<") && atom.endsWith(">")) {
      return kind(atom.substring(1, atom.length() - 1));
    }
    String word = Letters.plain(atom);
    if (word.endsWith("*")) {
      String beginning = word.substring(0, word.length() - 1);
      if (beginning.length() < SHORTEST_BEGINNING || !plainWord(beginning)) {
        throw new IllegalArgumentException("“" + atom + "” has to begin with 3 letters at least");
      }
      longestBeginning = Math.max(longestBeginning, beginning.length());
      return beginnings.computeIfAbsent(beginning, b -> count++);
    }
    if (!plainWord(word)) {
      throw new IllegalArgumentException("“" + atom + "” is no word of letters and digits");
    }
    return words.computeIfAbsent(word, w -> count++);
  }

  private int kind(String name) {
    if (name.startsWith("money:") && name.endsWith("+")) {
      String sum = name.substring("money:".length(), name.length() - 1);
      if (sum.isEmpty() || sum.length() > 12 || !sum.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new IllegalArgumentException("“<" + name + ">” needs a sum such as <money:200000+>");
      }
      return sums.computeIfAbsent(Long.parseLong(sum), s -> count++);
    }
    boolean shape = Arrays.stream(Shape.values()).anyMatch(s -> shapeName(s).equals(name));
    if (!shape && !kinds.knows(name)) {
      throw new IllegalArgumentException(
          "“<"
              + name
              + ">” is no kind: known are url, mail, file, money, number and those under links");
    }
    return named.computeIfAbsent(name, n -> count++);
  }

  private static boolean plainWord(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_');
  }

  private static String shapeName(Shape shape) {
    return shape.name().toLowerCase(Locale.ROOT);
  }

  /** The numbers that are true of a word of a message, in rising order; often none. */
  int[] of(Token token) {
    int[] found = new int[8];
    int size = 0;
    String word = token.word();
    Integer whole = words.get(word);
    if (whole != null) {
      found[size++] = whole;
    }
    for (int i = SHORTEST_BEGINNING; i <= Math.min(longestBeginning, word.length()); i++) {
      Integer beginning = beginnings.get(word.substring(0, i));
      if (beginning != null) {
        found = room(found, size);
        found[size++] = beginning;
      }
    }
    if (token.shape() != Shape.WORD) {
      Integer shape = named.get(shapeName(token.shape()));
      if (shape != null) {
        found = room(found, size);
        found[size++] = shape;
      }
      for (String kind : kinds.of(token)) {
        Integer number = named.get(kind);
        if (number != null) {
          found = room(found, size);
          found[size++] = number;
        }
      }
      if (token.shape() == Shape.MONEY) {
        for (Map.Entry<Long, Integer> sum : sums.entrySet()) {
          if (token.value() >= sum.getKey()) {
            found = room(found, size);
            found[size++] = sum.getValue();
          }
        }
      }
    }
    int[] sorted = Arrays.copyOf(found, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] room(int[] found, int size) {
    return size < found.length ? found : Arrays.copyOf(found, size * 2);
  }
}
