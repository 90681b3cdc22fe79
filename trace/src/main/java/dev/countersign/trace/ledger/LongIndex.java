package dev.countersign.trace.ledger;

/** Numbers keys from 0 on, in the order in which they come; a key costs no object. */
public final class LongIndex {
  private static final int FREE = 0;

  private long[] keys = new long[16];

  /** The number and one more; 0 where the place is free. */
  private int[] numbers = new int[16];

  private int count;

  /** The key of an account's balance of an asset. */
  public static long key(int account, int asset) {
    return (long) account << 32 | asset;
  }

  /** How many keys there are. */
  public int size() {
    return count;
  }

  private static int start(long key, int mask) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return (int) (mixed ^ (mixed >>> 32)) & mask;
  }

  /** The number of a key, or -1. */
  public int get(long key) {
    int mask = numbers.length - 1;
    for (int at = start(key, mask); numbers[at] != FREE; at = (at + 1) & mask) {
      if (keys[at] == key) {
        return numbers[at] - 1;
      }
    }
    return -1;
  }

  /** The number of a key, the next one where it has none. */
  public int add(long key) {
    int mask = numbers.length - 1;
    int at = start(key, mask);
    for (; numbers[at] != FREE; at = (at + 1) & mask) {
      if (keys[at] == key) {
        return numbers[at] - 1;
      }
    }
    keys[at] = key;
    numbers[at] = ++count;
    if (2 * count > numbers.length) {
      grow();
    }
    return count - 1;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != FREE) {
        int at = start(oldKeys[i], mask);
        while (numbers[at] != FREE) {
          at = (at + 1) & mask;
        }
        keys[at] = oldKeys[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }

  /** All keys, each at its number. */
  public long[] keys() {
    long[] ordered = new long[count];
    for (int i = 0; i < keys.length; i++) {
      if (numbers[i] != FREE) {
        ordered[numbers[i] - 1] = keys[i];
      }
    }
    return ordered;
  }
}
