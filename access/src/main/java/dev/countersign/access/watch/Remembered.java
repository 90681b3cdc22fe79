package dev.countersign.access.watch;

import java.util.Arrays;

/**
 * Keys that came lately: two halves, of which the older is let go when the newer is full. Knows at
 * least the last {@code size} keys, at most twice as many.
 */
final class Remembered {
  private final int size;
  private long[] newer;
  private long[] older;
  private int held;

  Remembered(int size) {
    this.size = size;
    int slots = Integer.highestOneBit(Math.max(8, size) - 1) << 2;
    newer = new long[slots];
    older = new long[0];
  }

  /** Remembers a key that is not 0; whether it was known. */
  boolean add(long key) {
    if (find(older, key) || !insert(newer, key)) {
      return true;
    }
    if (++held >= size) {
      long[] spare = older.length == 0 ? new long[newer.length] : older;
      older = newer;
      Arrays.fill(spare, 0);
      newer = spare;
      held = 0;
    }
    return false;
  }

  private static boolean insert(long[] table, long key) {
    int mask = table.length - 1;
    int at = (int) (key ^ (key >>> 32)) & mask;
    while (table[at] != 0) {
      if (table[at] == key) {
        return false;
      }
      at = (at + 1) & mask;
    }
    table[at] = key;
    return true;
  }

  private static boolean find(long[] table, long key) {
    if (table.length == 0) {
      return false;
    }
    int mask = table.length - 1;
    int at = (int) (key ^ (key >>> 32)) & mask;
    while (table[at] != 0) {
      if (table[at] == key) {
        return true;
      }
      at = (at + 1) & mask;
    }
    return false;
  }
}
