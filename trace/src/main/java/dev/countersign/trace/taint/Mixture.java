package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;

/**
 * One lot that changes: in six longs as long as its numbers fit into 127 bits, in big numbers where
 * they do not.
 */
class Mixture {
  private long amountHigh;
  private long amountLow;
  private long taintedHigh;
  private long taintedLow;
  private long sourceHigh;
  private long sourceLow;
  private Lot wide = Lot.NONE;
  private boolean isWide;

  Lot lot() {
    return isWide
        ? wide
        : new Lot(
            Int128.of(amountHigh, amountLow),
            Int128.of(taintedHigh, taintedLow),
            Int128.of(sourceHigh, sourceLow));
  }

  void set(Lot lot) {
    isWide = !Int128.fits(lot.amount()) || !Int128.fits(lot.source());
    wide = isWide ? lot : Lot.NONE;
    if (!isWide) {
      set(lot.amount(), lot.tainted(), lot.source());
    }
  }

  private void set(BigInteger amount, BigInteger tainted, BigInteger source) {
    amountHigh = Int128.high(amount);
    amountLow = amount.longValue();
    taintedHigh = Int128.high(tainted);
    taintedLow = tainted.longValue();
    sourceHigh = Int128.high(source);
    sourceLow = source.longValue();
  }

  /** Which of both stands for more. */
  int compareSource(Mixture other) {
    return isWide || other.isWide
        ? lot().source().compareTo(other.lot().source())
        : Wide.compare(sourceHigh, sourceLow, other.sourceHigh, other.sourceLow);
  }

  public boolean isClean() {
    return isWide ? wide.isClean() : (taintedHigh | taintedLow) == 0;
  }

  /** Adds one; false where it does not fit, and nothing is changed. */
  boolean add(long ah, long al, long th, long tl, long sh, long sl) {
    long lower = amountLow + al;
    long upper = amountHigh + ah + Wide.borrow(lower, al);
    long sourceLower = sourceLow + sl;
    long sourceUpper = sourceHigh + sh + Wide.borrow(sourceLower, sl);
    if (isWide || (upper | sourceUpper) < 0) {
      return false;
    }
    amountLow = lower;
    amountHigh = upper;
    sourceLow = sourceLower;
    sourceHigh = sourceUpper;
    long taintedLower = taintedLow + tl;
    taintedHigh += th + Wide.borrow(taintedLower, tl);
    taintedLow = taintedLower;
    return true;
  }

  /** Adds a lot of a parcel. */
  void add(Parcel lots, int lot) {
    boolean fits =
        add(
            lots.amountHigh(lot),
            lots.amountLow(lot),
            lots.taintedHigh(lot),
            lots.taintedLow(lot),
            lots.sourceHigh(lot),
            lots.sourceLow(lot));
    if (!fits) {
      add(lots.lot(lot));
    }
  }

  void add(Lot lot) {
    set(lot().plus(lot));
  }

  /** Adds all of another. */
  void add(Mixture other) {
    boolean fits =
        !other.isWide
            && add(
                other.amountHigh,
                other.amountLow,
                other.taintedHigh,
                other.taintedLow,
                other.sourceHigh,
                other.sourceLow);
    if (!fits) {
      add(other.lot());
    }
  }

  /** Whether it has so much. */
  public boolean holds(long high, long low) {
    return isWide
        ? wide.amount().compareTo(Int128.of(high, low)) >= 0
        : Wide.compare(amountHigh, amountLow, high, low) >= 0;
  }

  /** Whether at least half of it is stolen, and anything at all. */
  boolean isMostlyTainted() {
    if (isClean()) {
      return false;
    }
    if (isWide) {
      return wide.tainted().shiftLeft(1).compareTo(wide.amount()) >= 0;
    }
    // Twice a number of 127 bits has 128, which is compared without a sign.
    long high = taintedHigh << 1 | taintedLow >>> (Long.SIZE - 1);
    return high != amountHigh
        ? Long.compareUnsigned(high, amountHigh) > 0
        : Long.compareUnsigned(taintedLow << 1, amountLow) >= 0;
  }

  /** All of it counts as stolen. */
  void poison() {
    taintedHigh = amountHigh;
    taintedLow = amountLow;
  }

  /** Adds what is missing, so that so much can be given; false where it does not fit. */
  boolean cover(long high, long low) {
    if (isWide || Wide.compare(high, low, amountHigh, amountLow) <= 0) {
      return !isWide;
    }
    amountHigh = high;
    amountLow = low;
    return true;
  }

  /** Takes a part with an even share of what is stolen; see {@link Lot#share}. */
  void share(long high, long low, Part part, Parcel into) {
    part.of(taintedHigh, taintedLow, high, low, amountHigh, amountLow);
    take(high, low, part.high(), part.low(), part, into);
  }

  /** Takes a part with as much as it holds of what is stolen, where it is larger than the rest. */
  void shareHighest(long high, long low, Part part, Parcel into) {
    long restLow = amountLow - low;
    long restHigh = amountHigh - high - Wide.borrow(amountLow, low);
    boolean givenFirst = Wide.compare(high, low, restHigh, restLow) >= 0;
    long mostHigh = givenFirst ? high : restHigh;
    long mostLow = givenFirst ? low : restLow;
    if (Wide.compare(mostHigh, mostLow, taintedHigh, taintedLow) >= 0) {
      mostHigh = taintedHigh;
      mostLow = taintedLow;
    }
    if (givenFirst) {
      take(high, low, mostHigh, mostLow, part, into);
      return;
    }
    // What stays is the first part: what is given is what it leaves.
    sourceOf(mostHigh, mostLow, part);
    long keptHigh = part.high();
    long keptLow = part.low();
    long lower = taintedLow - mostLow;
    long upper = taintedHigh - mostHigh - Wide.borrow(taintedLow, mostLow);
    long sourceLower = sourceLow - keptLow;
    long sourceUpper = sourceHigh - keptHigh - Wide.borrow(sourceLow, keptLow);
    into.addLast(high, low, upper, lower, sourceUpper, sourceLower);
    amountHigh = restHigh;
    amountLow = restLow;
    taintedHigh = mostHigh;
    taintedLow = mostLow;
    sourceHigh = keptHigh;
    sourceLow = keptLow;
  }

  /** What a part of what is stolen stands for. */
  private void sourceOf(long high, long low, Part part) {
    if (sourceHigh == taintedHigh && sourceLow == taintedLow) {
      part.set(high, low);
    } else if ((high | low) == 0) {
      part.set(0, 0);
    } else {
      part.of(sourceHigh, sourceLow, high, low, taintedHigh, taintedLow);
    }
  }

  private void take(long high, long low, long th, long tl, Part part, Parcel into) {
    sourceOf(th, tl, part);
    long sh = part.high();
    long sl = part.low();
    into.addLast(high, low, th, tl, sh, sl);
    amountHigh -= high + Wide.borrow(amountLow, low);
    amountLow -= low;
    taintedHigh -= th + Wide.borrow(taintedLow, tl);
    taintedLow -= tl;
    sourceHigh -= sh + Wide.borrow(sourceLow, sl);
    sourceLow -= sl;
  }
}
