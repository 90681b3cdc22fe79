package dev.countersign.intel.screen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Byte strings, each once, by number from 0 on. They lie one after the other in one array, and are
 * found by open addressing: some 12 bytes for each besides its own.
 */
final class Texts {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ODD = 0x9e3779b97f4a7c15L;
  private static final int NONE = -1;

  private final long seed;
  private byte[] bytes = new byte[1 << 10];
  private int[] starts = new int[1 << 6];
  private int[] table = new int[1 << 7];
  private int count;

  /**
   * None yet.
   *
   * @param seed of the hash, so that nobody who writes a list can choose what collides
   */
  Texts(long seed) {
    this.seed = seed;
    Arrays.fill(table, NONE);
  }

  int size() {
    return count;
  }

  int intern(String text) {
    return intern(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Its number, a new one where it is new. */
  int intern(byte[] text) {
    int slot = slot(text);
    if (table[slot] != NONE) {
      return table[slot];
    }
    if (2 * (count + 1) > table.length) {
      grow();
      slot = slot(text);
    }
    int start = starts[count];
    int end = Math.addExact(start, text.length);
    if (end > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, bytes.length * 3L / 2)));
    }
    System.arraycopy(text, 0, bytes, start, text.length);
    if (count + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length + starts.length / 2 + 2);
    }
    starts[count + 1] = end;
    table[slot] = count;
    return count++;
  }

  /** Its number; less than 0 where it is not there. */
  int find(byte[] text) {
    return table[slot(text)];
  }

  byte[] get(int number) {
    return Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
  }

  String text(int number) {
    int length = starts[number + 1] - starts[number];
    return length == 0 ? "" : new String(bytes, starts[number], length, StandardCharsets.UTF_8);
  }

  /** Gives back what was kept for more. */
  void trim() {
    bytes = Arrays.copyOf(bytes, starts[count]);
    starts = Arrays.copyOf(starts, count + 1);
  }

  private int slot(byte[] text) {
    int mask = table.length - 1;
    int slot = (int) hash(text, 0, text.length) & mask;
    while (table[slot] != NONE && !is(table[slot], text)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean is(int number, byte[] text) {
    return Arrays.equals(bytes, starts[number], starts[number + 1], text, 0, text.length);
  }

  private void grow() {
    int[] wider = new int[2 * table.length];
    Arrays.fill(wider, NONE);
    int mask = wider.length - 1;
    for (int i = 0; i < count; i++) {
      int slot = (int) hash(bytes, starts[i], starts[i + 1]) & mask;
      while (wider[slot] != NONE) {
        slot = (slot + 1) & mask;
      }
      wider[slot] = i;
    }
    table = wider;
  }

  private long hash(byte[] from, int start, int end) {
    long hash = seed ^ (end - start);
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = mix(hash ^ (long) LONG.get(from, at));
    }
    for (; at < end; at++) {
      hash = mix(hash ^ (from[at] & 0xff));
    }
    return hash ^ hash >>> 32;
  }

  private static long mix(long value) {
    return Math.unsignedMultiplyHigh(value, ODD) ^ value * ODD;
  }
}
