package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came is kept apart, in the order in which it came; the first goes first, or the last. Lots
 * stand side by side as long as all of it fits into 127 bits, and as objects from then on.
 */
final class QueuedHolding implements Holding {
  private final boolean firstGoesFirst;
  private final Parcel lots = new Parcel(2);
  private long amountHigh;
  private long amountLow;
  private int stolen;
  private @Nullable WideQueue wide;

  QueuedHolding(BigInteger clean, boolean firstGoesFirst) {
    this.firstGoesFirst = firstGoesFirst;
    receive(List.of(Lot.clean(clean)));
  }

  private WideQueue widened() {
    WideQueue queue = wide;
    if (queue == null) {
      queue = new WideQueue(firstGoesFirst);
      for (int i = 0; i < lots.size(); i++) {
        queue.add(lots.lot(i));
      }
      lots.clear();
      wide = queue;
    }
    return queue;
  }

  @Override
  public void receive(List<Lot> more) {
    for (Lot lot : more) {
      boolean fits = wide == null && Int128.fits(lot.amount()) && Int128.fits(lot.source());
      if (!fits
          || !add(
              Int128.high(lot.amount()),
              lot.amount().longValue(),
              Int128.high(lot.tainted()),
              lot.tainted().longValue(),
              Int128.high(lot.source()),
              lot.source().longValue())) {
        widened().add(lot);
      }
    }
  }

  @Override
  public boolean receive(Parcel more) {
    if (wide != null) {
      return false;
    }
    for (int i = 0; i < more.size(); i++) {
      boolean fits =
          add(
              more.amountHigh(i),
              more.amountLow(i),
              more.taintedHigh(i),
              more.taintedLow(i),
              more.sourceHigh(i),
              more.sourceLow(i));
      if (!fits) {
        WideQueue queue = widened();
        for (int j = i; j < more.size(); j++) {
          queue.add(more.lot(j));
        }
        return true;
      }
    }
    return true;
  }

  /** False where it does not fit, and nothing is changed. */
  private boolean add(long ah, long al, long th, long tl, long sh, long sl) {
    if ((ah | al) == 0) {
      return true;
    }
    long lower = amountLow + al;
    long upper = amountHigh + ah + Wide.borrow(lower, al);
    if (upper < 0) {
      return false;
    }
    amountHigh = upper;
    amountLow = lower;
    boolean clean = (th | tl) == 0;
    int last = lots.size() - 1;
    if (clean && last >= 0 && lots.isClean(last)) {
      long both = lots.amountLow(last) + al;
      lots.set(last, lots.amountHigh(last) + ah + Wide.borrow(both, al), both, 0, 0, 0, 0);
    } else {
      stolen += clean ? 0 : 1;
      lots.addLast(ah, al, th, tl, sh, sl);
    }
    return true;
  }

  @Override
  public List<List<Lot>> give(List<BigInteger> amounts) {
    BigInteger sum = Amounts.sum(amounts);
    if (wide != null || !Int128.fits(sum)) {
      return widened().give(amounts);
    }
    cover(Int128.high(sum), sum.longValue());
    Part part = new Part();
    Parcel taken = new Parcel(2);
    List<List<Lot>> given = new ArrayList<>(amounts.size());
    for (BigInteger amount : amounts) {
      taken.clear();
      take(Int128.high(amount), amount.longValue(), part, taken);
      List<Lot> one = new ArrayList<>(taken.size());
      for (int i = 0; i < taken.size(); i++) {
        one.add(taken.lot(i));
      }
      given.add(one);
    }
    return given;
  }

  @Override
  public boolean give(long high, long low, Part part, Parcel into) {
    if (wide != null) {
      return false;
    }
    cover(high, low);
    take(high, low, part, into);
    return true;
  }

  /** What is missing was there before all else. */
  private void cover(long high, long low) {
    if (Wide.compare(high, low, amountHigh, amountLow) > 0) {
      lots.addFirst(high - amountHigh - Wide.borrow(low, amountLow), low - amountLow, 0, 0, 0, 0);
      amountHigh = high;
      amountLow = low;
    }
  }

  private void take(long high, long low, Part part, Parcel into) {
    long leftHigh = high;
    long leftLow = low;
    while ((leftHigh | leftLow) != 0) {
      int next = firstGoesFirst ? 0 : lots.size() - 1;
      long ah = lots.amountHigh(next);
      long al = lots.amountLow(next);
      if (Wide.compare(ah, al, leftHigh, leftLow) > 0) {
        split(next, leftHigh, leftLow, part, into);
        break;
      }
      stolen -= lots.isClean(next) ? 0 : 1;
      into.addLast(
          ah,
          al,
          lots.taintedHigh(next),
          lots.taintedLow(next),
          lots.sourceHigh(next),
          lots.sourceLow(next));
      if (firstGoesFirst) {
        lots.removeFirst();
      } else {
        lots.removeLast();
      }
      leftHigh -= ah + Wide.borrow(leftLow, al);
      leftLow -= al;
    }
    amountHigh -= high + Wide.borrow(amountLow, low);
    amountLow -= low;
  }

  /** Takes a part of a lot, with an even share of what is stolen; see {@link Lot#share}. */
  private void split(int lot, long high, long low, Part part, Parcel into) {
    long th = lots.taintedHigh(lot);
    long tl = lots.taintedLow(lot);
    long sh = lots.sourceHigh(lot);
    long sl = lots.sourceLow(lot);
    part.of(th, tl, high, low, lots.amountHigh(lot), lots.amountLow(lot));
    long partHigh = part.high();
    long partLow = part.low();
    if (sh != th || sl != tl) {
      if ((partHigh | partLow) == 0) {
        part.set(0, 0);
      } else {
        part.of(sh, sl, partHigh, partLow, th, tl);
      }
    }
    into.addLast(high, low, partHigh, partLow, part.high(), part.low());
    lots.set(
        lot,
        lots.amountHigh(lot) - high - Wide.borrow(lots.amountLow(lot), low),
        lots.amountLow(lot) - low,
        th - partHigh - Wide.borrow(tl, partLow),
        tl - partLow,
        sh - part.high() - Wide.borrow(sl, part.low()),
        sl - part.low());
  }

  @Override
  public boolean isClean() {
    return wide == null ? stolen == 0 : wide.isClean();
  }

  @Override
  public BigInteger amount() {
    return wide == null ? Int128.of(amountHigh, amountLow) : wide.amount();
  }

  @Override
  public boolean holds(long high, long low) {
    return wide == null
        ? Wide.compare(amountHigh, amountLow, high, low) >= 0
        : wide.amount().compareTo(Int128.of(high, low)) >= 0;
  }

  @Override
  public Lot whole() {
    if (wide != null) {
      return wide.whole();
    }
    Lot whole = Lot.NONE;
    for (int i = 0; i < lots.size(); i++) {
      whole = whole.plus(lots.lot(i));
    }
    return whole;
  }
}
