package dev.countersign.access.watch;

import java.util.Arrays;

/**
 * Who read which thing last: the last few accounts of each of a bounded number of things. Of the
 * things that share a place in the table, the one longest unread makes room.
 */
final class Readers {
  /** Accounts that are kept of one thing. */
  static final int LAST = 8;

  private static final int PLACES = 4;

  private final int mask;
  private final long[] things;
  private final int[] hours;
  private final int[] readers;

  /**
   * Keeps that many things at most.
   *
   * @param things a power of two, from 8
   */
  Readers(int things) {
    this.mask = things / PLACES - 1;
    this.things = new long[things];
    this.hours = new int[things];
    this.readers = new int[things * LAST];
  }

  /** Copies the last readers of a thing, 0 where there are fewer; how many there are. */
  int of(long thing, int[] into) {
    int at = find(thing);
    if (at < 0) {
      return 0;
    }
    int count = 0;
    for (int i = 0; i < LAST; i++) {
      int one = readers[at * LAST + i];
      if (one != 0) {
        into[count++] = one;
      }
    }
    return count;
  }

  /** Notes that an account, by its number from 1, read it. */
  void read(long thing, int account, int hour) {
    int at = find(thing);
    if (at < 0) {
      at = room(thing);
      things[at] = thing;
      Arrays.fill(readers, at * LAST, (at + 1) * LAST, 0);
    }
    hours[at] = Math.max(hours[at], hour);
    int from = at * LAST;
    int place = LAST - 1;
    for (int i = 0; i < LAST; i++) {
      if (readers[from + i] == account) {
        place = i;
        break;
      }
    }
    System.arraycopy(readers, from, readers, from + 1, place);
    readers[from] = account;
  }

  private int first(long thing) {
    return ((int) (thing ^ (thing >>> 32)) & mask) * PLACES;
  }

  private int find(long thing) {
    int from = first(thing);
    for (int i = from; i < from + PLACES; i++) {
      if (things[i] == thing) {
        return i;
      }
    }
    return -1;
  }

  private int room(long thing) {
    int from = first(thing);
    int oldest = from;
    for (int i = from; i < from + PLACES; i++) {
      if (things[i] == 0) {
        return i;
      }
      if (hours[i] < hours[oldest]) {
        oldest = i;
      }
    }
    return oldest;
  }
}
