package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.LongIndex;

/**
 * Who was followed at some time, or looks like one who was. One thread adds; another that asks may
 * hear of it late.
 */
final class Met implements Ledger.Known {
  private static final int BITS = 24;

  private final long[] bits = new long[1 << (BITS - 6)];

  private static long place(int account, int asset) {
    return (LongIndex.key(account, asset) * 0x9e3779b97f4a7c15L) >>> (Long.SIZE - BITS);
  }

  void add(int account, int asset) {
    long place = place(account, asset);
    bits[(int) (place >>> 6)] |= 1L << place;
  }

  void remove(int account, int asset) {
    long place = place(account, asset);
    bits[(int) (place >>> 6)] &= ~(1L << place);
  }

  @Override
  public boolean isKnown(int account, int asset) {
    long place = place(account, asset);
    return (bits[(int) (place >>> 6)] & (1L << place)) != 0;
  }
}
