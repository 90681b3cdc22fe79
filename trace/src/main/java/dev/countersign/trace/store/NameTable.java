package dev.countersign.trace.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The numbers of accounts, in memory: 24 bytes for an address and some 12 for finding it. */
final class NameTable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int RECORD = 24;
  private static final int PAGE_SHIFT = 15;
  private static final int IN_PAGE = (1 << PAGE_SHIFT) - 1;

  /** What looks like chance in the upper half, which record in the lower, from 1. */
  private long[] slots = new long[1 << 12];

  private byte[][] pages = new byte[4][];
  private int count;
  private final Map<String, Integer> others = new HashMap<>();

  static long mixed(byte[] address) {
    return Keys.mixed(
        (long) LONG.get(address, 0)
            ^ Long.rotateLeft((long) LONG.get(address, 8), 21)
            ^ Long.rotateLeft((int) INT.get(address, 16) * 0x9e3779b97f4a7c15L, 42));
  }

  int size() {
    return count + others.size();
  }

  void clear() {
    Arrays.fill(slots, 0);
    count = 0;
    others.clear();
  }

  /** The number of a name that is no address, or -1. */
  int other(String name) {
    return others.getOrDefault(name, -1);
  }

  void putOther(String name, int number) {
    others.put(name, number);
  }

  void removeOther(String name) {
    others.remove(name);
  }

  /** The number of an address, or -1. */
  int get(byte[] address, long mixed) {
    int print = (int) (mixed >>> 32);
    for (int at = print & (slots.length - 1); ; at = (at + 1) & (slots.length - 1)) {
      long slot = slots[at];
      if (slot == 0) {
        return -1;
      }
      if ((int) (slot >>> 32) == print) {
        int record = (int) slot - 1;
        byte[] page = pages[record >>> PAGE_SHIFT];
        int from = (record & IN_PAGE) * RECORD;
        if (Arrays.equals(page, from, from + 20, address, 0, 20)) {
          return (int) INT.get(page, from + 20);
        }
      }
    }
  }

  /** Notes an address that is not there. */
  void put(byte[] address, long mixed, int number) {
    if (2 * count >= slots.length) {
      grow();
    }
    int place = count >>> PAGE_SHIFT;
    if (place == pages.length) {
      pages = Arrays.copyOf(pages, 2 * place);
    }
    if (pages[place] == null) {
      pages[place] = new byte[RECORD << PAGE_SHIFT];
    }
    int from = (count & IN_PAGE) * RECORD;
    System.arraycopy(address, 0, pages[place], from, 20);
    INT.set(pages[place], from + 20, number);
    count++;
    insert(slots, mixed >>> 32 << 32 | count);
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long slot : slots) {
      if (slot != 0) {
        insert(larger, slot);
      }
    }
    slots = larger;
  }

  private static void insert(long[] into, long slot) {
    int at = (int) (slot >>> 32) & (into.length - 1);
    while (into[at] != 0) {
      at = (at + 1) & (into.length - 1);
    }
    into[at] = slot;
  }
}
