package dev.countersign.lure.link;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Words found again with one or two slips: all words are kept under what remains of them when up to
 * two letters are left out, and looked up in the same way (symmetric deletion, SymSpell). One
 * sorted array, so that ten thousand names take a few megabytes.
 */
final class Deletions {
  /** Words shorter than this are found with one slip only. */
  static final int TWO_FROM = 9;

  private static final int BITS = 20;
  private static final long MASK = (1L << BITS) - 1;

  private final long[] entries;

  /** Over words, at most a million of them; those shorter than {@code shortest} are left out. */
  Deletions(List<String> words, int shortest) {
    long[] found = new long[1024];
    int[] size = {0};
    long[][] into = {found};
    for (int id = 0; id < words.size(); id++) {
      String word = words.get(id);
      if (word.length() < shortest) {
        continue;
      }
      long low = id;
      hashes(
          word,
          depth(word.length()),
          hash -> {
            if (size[0] == into[0].length) {
              into[0] = Arrays.copyOf(into[0], size[0] * 2);
            }
            into[0][size[0]++] = (hash << BITS) | low;
          });
    }
    long[] all = Arrays.copyOf(into[0], size[0]);
    Arrays.sort(all);
    entries = Arrays.stream(all).distinct().toArray();
  }

  /** Gives the index of each word that may be one or two slips away; some are further. */
  void near(String word, IntConsumer each) {
    hashes(word, depth(word.length() + 1), hash -> all(hash << BITS, each));
  }

  private void all(long key, IntConsumer each) {
    int at = Arrays.binarySearch(entries, key);
    for (int i = at < 0 ? -at - 1 : at; i < entries.length; i++) {
      if ((entries[i] & ~MASK) != key) {
        return;
      }
      each.accept((int) (entries[i] & MASK));
    }
  }

  private static int depth(int length) {
    return length < TWO_FROM ? 1 : 2;
  }

  private interface HashConsumer {
    void accept(long hash);
  }

  private static void hashes(String word, int depth, HashConsumer each) {
    int length = word.length();
    each.accept(hash(word, length, length));
    for (int one = 0; one < length; one++) {
      each.accept(hash(word, one, length));
      if (depth == 2) {
        for (int two = one + 1; two < length; two++) {
          each.accept(hash(word, one, two));
        }
      }
    }
  }

  /** Of the word without the letters at two places; a place past its end leaves out none. */
  private static long hash(String word, int one, int two) {
    long hash = 1125899906842597L;
    for (int i = 0; i < word.length(); i++) {
      if (i != one && i != two) {
        hash = 31 * hash + word.charAt(i);
      }
    }
    return hash * 0x9E3779B97F4A7C15L >>> BITS;
  }
}
