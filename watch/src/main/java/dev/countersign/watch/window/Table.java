package dev.countersign.watch.window;

import java.util.Arrays;

/** Numbers by key, in one array: open addressing, with gaps closed when a key is removed. */
final class Table {
  private static final int LEAST = 16;

  private final int width;
  private long[] keys = new long[LEAST];
  private long[] cells;
  private int size;

  /**
   * Without keys yet.
   *
   * @param width how many numbers each key has; they begin as 0
   */
  Table(int width) {
    this.width = width;
    this.cells = new long[LEAST * width];
  }

  int size() {
    return size;
  }

  /** Where the key's numbers begin in {@link #at}; -1 where it has none. */
  int find(long key) {
    int mask = keys.length - 1;
    for (int i = home(key, mask); keys[i] != 0; i = (i + 1) & mask) {
      if (keys[i] == key) {
        return i * width;
      }
    }
    return -1;
  }

  /** The same, added where it is not there. Good until the next key is added or removed. */
  int add(long key) {
    int found = find(key);
    if (found >= 0) {
      return found;
    }
    if (size * 3 >= keys.length * 2) {
      grow();
    }
    size++;
    return place(key) * width;
  }

  long at(int cell) {
    return cells[cell];
  }

  void set(int cell, long value) {
    cells[cell] = value;
  }

  void remove(long key) {
    int found = find(key);
    if (found < 0) {
      return;
    }
    size--;
    int mask = keys.length - 1;
    int gap = found / width;
    for (int i = (gap + 1) & mask; keys[i] != 0; i = (i + 1) & mask) {
      int home = home(keys[i], mask);
      if (((i - home) & mask) >= ((i - gap) & mask)) {
        keys[gap] = keys[i];
        System.arraycopy(cells, i * width, cells, gap * width, width);
        gap = i;
      }
    }
    keys[gap] = 0;
    Arrays.fill(cells, gap * width, (gap + 1) * width, 0);
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int i = home(key, mask);
    while (keys[i] != 0) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    return i;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCells = cells;
    keys = new long[oldKeys.length * 2];
    cells = new long[oldCells.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        System.arraycopy(oldCells, i * width, cells, place(oldKeys[i]) * width, width);
      }
    }
  }

  private static int home(long key, int mask) {
    return (int) (key ^ (key >>> 32)) & mask;
  }
}
