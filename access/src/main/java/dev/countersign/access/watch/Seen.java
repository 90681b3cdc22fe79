package dev.countersign.access.watch;

import java.util.Arrays;

/**
 * Things that were seen with an account, a bounded number of them: when first, when last, on how
 * many days. The one longest unseen makes room. Hours are counted from 1970.
 */
final class Seen {
  private final int most;
  private long[] keys = new long[4];
  private int[] first = new int[4];
  private int[] last = new int[4];
  private short[] days = new short[4];
  private int size;
  private boolean overflowed;

  Seen(int most) {
    this.most = most;
  }

  private int find(long key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    return -1;
  }

  boolean contains(long key) {
    return find(key) >= 0;
  }

  /** On how many days it was seen; 0 when never. */
  int days(long key) {
    int at = find(key);
    return at < 0 ? 0 : days[at];
  }

  /** Hours since it was first seen; −1 when never. */
  int age(long key, int hour) {
    int at = find(key);
    return at < 0 ? -1 : Math.max(0, hour - first[at]);
  }

  /** Hours since it was last seen; −1 when never. */
  int silence(long key, int hour) {
    int at = find(key);
    return at < 0 ? -1 : Math.max(0, hour - last[at]);
  }

  int size() {
    return size;
  }

  /** Whether something had to make room. */
  boolean overflowed() {
    return overflowed;
  }

  void see(long key, int hour) {
    int at = find(key);
    if (at < 0) {
      at = room();
      keys[at] = key;
      first[at] = hour;
      last[at] = hour;
      days[at] = 1;
      return;
    }
    if (hour / 24 > last[at] / 24 && days[at] < Short.MAX_VALUE) {
      days[at]++;
    }
    last[at] = Math.max(last[at], hour);
    first[at] = Math.min(first[at], hour);
  }

  private int room() {
    if (size < most) {
      if (size == keys.length) {
        int more = Math.min(most, size * 2);
        keys = Arrays.copyOf(keys, more);
        first = Arrays.copyOf(first, more);
        last = Arrays.copyOf(last, more);
        days = Arrays.copyOf(days, more);
      }
      return size++;
    }
    overflowed = true;
    int oldest = 0;
    for (int i = 1; i < size; i++) {
      if (last[i] < last[oldest]) {
        oldest = i;
      }
    }
    return oldest;
  }
}
