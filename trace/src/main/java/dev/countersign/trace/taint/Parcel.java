package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;

/**
 * Lots side by side, without objects, as long as their numbers fit into 127 bits: a queue at whose
 * both ends lots come and go. A lot has six longs: how much, how much of it is stolen, and what
 * that stands for.
 */
final class Parcel {
  private static final int LOT = 6;

  private long[] lots;
  private int first;
  private int size;

  Parcel(int room) {
    lots = new long[LOT * room]; // a power of two of them
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    first = 0;
  }

  private int at(int index) {
    return LOT * ((first + index) & (lots.length / LOT - 1));
  }

  long amountHigh(int index) {
    return lots[at(index)];
  }

  long amountLow(int index) {
    return lots[at(index) + 1];
  }

  long taintedHigh(int index) {
    return lots[at(index) + 2];
  }

  long taintedLow(int index) {
    return lots[at(index) + 3];
  }

  long sourceHigh(int index) {
    return lots[at(index) + 4];
  }

  long sourceLow(int index) {
    return lots[at(index) + 5];
  }

  boolean isClean(int index) {
    int at = at(index);
    return (lots[at + 2] | lots[at + 3]) == 0;
  }

  Lot lot(int index) {
    int at = at(index);
    return new Lot(
        Int128.of(lots[at], lots[at + 1]),
        Int128.of(lots[at + 2], lots[at + 3]),
        Int128.of(lots[at + 4], lots[at + 5]));
  }

  private void room() {
    int most = lots.length / LOT;
    if (size == most) {
      long[] larger = new long[2 * lots.length];
      int behind = LOT * (most - first);
      System.arraycopy(lots, LOT * first, larger, 0, behind);
      System.arraycopy(lots, 0, larger, behind, LOT * first);
      lots = larger;
      first = 0;
    }
  }

  void addLast(long ah, long al, long th, long tl, long sh, long sl) {
    room();
    size++;
    set(size - 1, ah, al, th, tl, sh, sl);
  }

  void addFirst(long ah, long al, long th, long tl, long sh, long sl) {
    room();
    size++;
    first = (first - 1) & (lots.length / LOT - 1);
    set(0, ah, al, th, tl, sh, sl);
  }

  void set(int index, long ah, long al, long th, long tl, long sh, long sl) {
    int at = at(index);
    lots[at] = ah;
    lots[at + 1] = al;
    lots[at + 2] = th;
    lots[at + 3] = tl;
    lots[at + 4] = sh;
    lots[at + 5] = sl;
  }

  void removeFirst() {
    first = (first + 1) & (lots.length / LOT - 1);
    size--;
  }

  void removeLast() {
    size--;
  }

  /** Takes a lot in, where it fits. */
  boolean addLast(Lot lot) {
    if (!Int128.fits(lot.amount()) || !Int128.fits(lot.source())) {
      return false;
    }
    BigInteger tainted = lot.tainted();
    addLast(
        Int128.high(lot.amount()),
        lot.amount().longValue(),
        Int128.high(tainted),
        tainted.longValue(),
        Int128.high(lot.source()),
        lot.source().longValue());
    return true;
  }
}
