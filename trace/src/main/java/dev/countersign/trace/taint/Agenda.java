package dev.countersign.trace.taint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be read on, the earliest position first: a binary heap whose positions lie side by
 * side, so that comparing them touches nothing else.
 */
final class Agenda {
  private long[] positions = new long[64];
  private @Nullable Followed[] who = new Followed[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The earliest position; there must be one. */
  long first() {
    return positions[0];
  }

  /** Whether the earliest still has something stolen; there must be one. */
  boolean firstIsOpen() {
    Followed first = who[0];
    return first != null && first.isOpen();
  }

  void add(long position, Followed one) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, 2 * size);
      who = Arrays.copyOf(who, 2 * size);
    }
    int hole = size++;
    while (hole > 0 && positions[(hole - 1) >>> 1] > position) {
      int parent = (hole - 1) >>> 1;
      positions[hole] = positions[parent];
      who[hole] = who[parent];
      hole = parent;
    }
    positions[hole] = position;
    who[hole] = one;
  }

  /** Who is at the earliest position, and is not on the agenda any more. */
  @Nullable Followed remove() {
    Followed first = who[0];
    size--;
    long position = positions[size];
    Followed last = who[size];
    who[size] = null;
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && positions[child + 1] < positions[child]) {
        child++;
      }
      if (positions[child] >= position) {
        break;
      }
      positions[hole] = positions[child];
      who[hole] = who[child];
      hole = child;
    }
    if (size > 0) {
      positions[hole] = position;
      who[hole] = last;
    }
    return first;
  }
}
