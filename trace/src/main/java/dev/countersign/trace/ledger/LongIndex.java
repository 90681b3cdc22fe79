package dev.countersign.trace.ledger;

/** Numbers keys from 0 on, in the order in which they come; a key costs no object. */
public final class LongIndex {
  private static final int FREE = 0;

  /** Keys, and behind each its number and one more; 0 where the place is free. */
  private long[] slots = new long[32];

  private int count;

  /** The key of an account's balance of an asset. */
  public static long key(int account, int asset) {
    return (long) account << 32 | asset;
  }

  /** How many keys there are. */
  public int size() {
    return count;
  }

  /** Where a key is, or the free place where it would be. */
  private static int place(long[] slots, long key) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    int mask = slots.length - 1;
    int at = (int) (mixed ^ (mixed >>> 32)) << 1 & mask;
    while (slots[at + 1] != FREE && slots[at] != key) {
      at = (at + 2) & mask;
    }
    return at;
  }

  /** The number of a key, or -1. */
  public int get(long key) {
    return (int) slots[place(slots, key) + 1] - 1;
  }

  /** The number of a key, the next one where it has none. */
  public int add(long key) {
    int at = place(slots, key);
    if (slots[at + 1] != FREE) {
      return (int) slots[at + 1] - 1;
    }
    slots[at] = key;
    slots[at + 1] = ++count;
    if (4 * count > slots.length) {
      grow();
    }
    return count - 1;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != FREE) {
        int at = place(larger, slots[i]);
        larger[at] = slots[i];
        larger[at + 1] = slots[i + 1];
      }
    }
    slots = larger;
  }
}
