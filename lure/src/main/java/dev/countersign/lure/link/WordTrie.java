package dev.countersign.lure.link;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words by their letters, read forwards or backwards; of {@code a-z} and {@code 0-9}. */
final class WordTrie<V> {
  private static final int LETTERS = 36;

  private final boolean backwards;
  private int[] next = new int[LETTERS * 256];
  private Object[] values = new Object[256];
  private int nodes = 1;

  WordTrie(Map<String, V> words, boolean backwards) {
    this.backwards = backwards;
    words.forEach(this::put);
  }

  private void put(String word, V value) {
    int node = 0;
    for (int i = 0; i < word.length(); i++) {
      int letter = letter(word.charAt(backwards ? word.length() - 1 - i : i));
      if (letter < 0) {
        return;
      }
      if (next[node * LETTERS + letter] == 0) {
        if (nodes == values.length) {
          values = Arrays.copyOf(values, nodes * 2);
          next = Arrays.copyOf(next, nodes * 2 * LETTERS);
        }
        next[node * LETTERS + letter] = nodes++;
      }
      node = next[node * LETTERS + letter];
    }
    values[node] = value;
  }

  /** What a word that was found means, and how many letters it has. */
  interface Found<V> {
    void word(int length, V value);
  }

  /** Gives each word at the start of a part of the text, or at its end when read backwards. */
  void each(String text, int start, int end, Found<V> found) {
    int node = 0;
    for (int i = 0; i < end - start; i++) {
      int letter = letter(text.charAt(backwards ? end - 1 - i : start + i));
      node = letter < 0 ? 0 : next[node * LETTERS + letter];
      if (node == 0) {
        return;
      }
      V value = value(node);
      if (value != null) {
        found.word(i + 1, value);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private @Nullable V value(int node) {
    return (V) values[node];
  }

  private static int letter(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    return c >= '0' && c <= '9' ? 26 + c - '0' : -1;
  }
}
