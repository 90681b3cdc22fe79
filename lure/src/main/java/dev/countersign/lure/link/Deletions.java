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

  private static final int BUCKETS = 18;
  private static final long FACTOR = 1_000_003;

  private final long[] entries;
  private final int[] starts;

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
    starts = new int[(1 << BUCKETS) + 1];
    for (long entry : entries) {
      starts[bucket(entry) + 1]++;
    }
    for (int i = 0; i < 1 << BUCKETS; i++) {
      starts[i + 1] += starts[i];
    }
  }

  /** By the highest bits, so that buckets follow each other as the sorted entries do. */
  private static int bucket(long entry) {
    return (int) ((entry ^ Long.MIN_VALUE) >>> (Long.SIZE - BUCKETS));
  }

  /** Gives the index of each word that may be one or two slips away; some are further. */
  void near(String word, IntConsumer each) {
    hashes(word, depth(word.length() + 1), hash -> all(hash << BITS, each));
  }

  private void all(long key, IntConsumer each) {
    int bucket = bucket(key);
    for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
      if ((entries[i] & ~MASK) == key) {
        each.accept((int) (entries[i] & MASK));
      }
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
    long[] before = new long[length + 1];
    long[] power = new long[length + 1];
    power[0] = 1;
    for (int i = 0; i < length; i++) {
      before[i + 1] = before[i] * FACTOR + word.charAt(i);
      power[i + 1] = power[i] * FACTOR;
    }
    each.accept(mixed(before[length], length));
    for (int one = 0; one < length; one++) {
      long behind = part(before, power, one + 1, length);
      each.accept(mixed(before[one] * power[length - one - 1] + behind, length - 1));
      if (depth == 2) {
        for (int two = one + 1; two < length; two++) {
          long middle = before[one] * power[two - one - 1] + part(before, power, one + 1, two);
          long rest = part(before, power, two + 1, length);
          each.accept(mixed(middle * power[length - two - 1] + rest, length - 2));
        }
      }
    }
  }

  /** The polynomial hash of a part, from those of what stands before each place. */
  private static long part(long[] before, long[] power, int start, int end) {
    return before[end] - before[start] * power[end - start];
  }

  private static long mixed(long hash, int length) {
    return ((hash + length) * 0x9E3779B97F4A7C15L) >>> BITS;
  }
}
