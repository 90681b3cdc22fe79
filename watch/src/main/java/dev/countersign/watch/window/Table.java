package dev.countersign.watch.window;

/**
 * Numbers by key, in one array: open addressing, with gaps closed when a key is removed. A key
 * stands beside its numbers, so that they are one place of memory.
 */
final class Table {
  private static final int LEAST = 4;

  private final int width;
  private long[] cells;
  private int places = LEAST;
  private int size;

  /**
   * Without keys yet.
   *
   * @param width how many numbers each key has; they begin as 0
   */
  Table(int width) {
    this.width = width + 1;
    this.cells = new long[LEAST * this.width];
  }

  int size() {
    return size;
  }

  /** Where the key's numbers begin in {@link #at}; -1 where it has none. */
  int find(long key) {
    int mask = places - 1;
    for (int i = home(key, mask); ; i = (i + 1) & mask) {
      long there = cells[i * width];
      if (there == key) {
        return i * width + 1;
      }
      if (there == 0) {
        return -1;
      }
    }
  }

  /** The same, added where it is not there. Good until the next key is added or removed. */
  int add(long key) {
    int mask = places - 1;
    int i = home(key, mask);
    while (cells[i * width] != key) {
      if (cells[i * width] == 0) {
        return added(key, i);
      }
      i = (i + 1) & mask;
    }
    return i * width + 1;
  }

  private int added(long key, int place) {
    size++;
    if (size * 3 > places * 2) {
      grow();
      return put(key) * width + 1;
    }
    cells[place * width] = key;
    return place * width + 1;
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
    int mask = places - 1;
    int gap = found / width;
    for (int i = (gap + 1) & mask; cells[i * width] != 0; i = (i + 1) & mask) {
      int home = home(cells[i * width], mask);
      if (((i - home) & mask) >= ((i - gap) & mask)) {
        System.arraycopy(cells, i * width, cells, gap * width, width);
        gap = i;
      }
    }
    for (int i = gap * width; i < (gap + 1) * width; i++) {
      cells[i] = 0;
    }
  }

  private int put(long key) {
    int mask = places - 1;
    int i = home(key, mask);
    while (cells[i * width] != 0) {
      i = (i + 1) & mask;
    }
    cells[i * width] = key;
    return i;
  }

  private void grow() {
    long[] old = cells;
    places *= 2;
    cells = new long[places * width];
    for (int at = 0; at < old.length; at += width) {
      if (old[at] != 0) {
        System.arraycopy(old, at, cells, put(old[at]) * width, width);
      }
    }
  }

  private static int home(long key, int mask) {
    return (int) (key ^ (key >>> 32)) & mask;
  }
}
