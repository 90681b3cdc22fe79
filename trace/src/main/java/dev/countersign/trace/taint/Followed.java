package dev.countersign.trace.taint;

import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** An account whose holding of an asset is partly stolen, and where its transactions go on. */
final class Followed {
  private final int account;
  private final int asset;
  private final Holding holding;
  private final long since;
  private final PrimitiveIterator.OfLong positions;
  private int hops;
  private long next;
  private boolean open = true;

  /** Only where somebody asks for it, since most of a trace's memory is of those it follows. */
  private @Nullable Mixture seen;

  Followed(
      int account,
      int asset,
      Holding holding,
      int hops,
      long since,
      PrimitiveIterator.OfLong positions) {
    this.account = account;
    this.asset = asset;
    this.holding = holding;
    this.hops = hops;
    this.since = since;
    this.positions = positions;
    this.next = positions.hasNext() ? positions.nextLong() : Long.MAX_VALUE;
  }

  int account() {
    return account;
  }

  int asset() {
    return asset;
  }

  Holding holding() {
    return holding;
  }

  int hops() {
    return hops;
  }

  void hops(int fewer) {
    hops = fewer;
  }

  long since() {
    return since;
  }

  long next() {
    return next;
  }

  /** False when nothing stolen is left. */
  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
  }

  private Mixture seen() {
    Mixture all = seen;
    if (all == null) {
      all = new Mixture();
      seen = all;
    }
    return all;
  }

  /** The ledger saw that coming. */
  void saw(Lot lot) {
    seen().add(lot);
  }

  /** The ledger saw a parcel's lot coming. */
  void saw(Parcel lots, int lot) {
    seen().add(lots, lot);
  }

  /** Whether most of what the ledger saw coming was stolen. */
  boolean isMostlyStolen() {
    return seen != null && seen.isMostlyTainted();
  }

  /** Goes past a position. */
  void advance(long past) {
    while (next <= past) {
      next = positions.hasNext() ? positions.nextLong() : Long.MAX_VALUE;
    }
  }
}
