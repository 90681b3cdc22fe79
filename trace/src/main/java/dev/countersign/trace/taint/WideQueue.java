package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lots of any size, in the order in which they came; the first goes first, or the last. */
final class WideQueue {
  private final Deque<Lot> lots = new ArrayDeque<>();
  private final boolean firstGoesFirst;
  private BigInteger amount = BigInteger.ZERO;
  private int stolen;

  WideQueue(boolean firstGoesFirst) {
    this.firstGoesFirst = firstGoesFirst;
  }

  /** Comes last. */
  void add(Lot lot) {
    if (lot.isEmpty()) {
      return;
    }
    amount = amount.add(lot.amount());
    stolen += lot.isClean() ? 0 : 1;
    Lot last = lots.peekLast();
    if (last != null && last.isClean() && lot.isClean()) {
      lots.removeLast();
      lots.addLast(last.plus(lot));
    } else {
      lots.addLast(lot);
    }
  }

  List<List<Lot>> give(List<BigInteger> amounts) {
    BigInteger missing = Amounts.sum(amounts).subtract(amount);
    if (missing.signum() > 0) {
      lots.addFirst(Lot.clean(missing));
      amount = amount.add(missing);
    }
    List<List<Lot>> given = new ArrayList<>(amounts.size());
    for (BigInteger part : amounts) {
      given.add(take(part));
    }
    return given;
  }

  private List<Lot> take(BigInteger part) {
    List<Lot> taken = new ArrayList<>(2);
    BigInteger left = part;
    while (left.signum() > 0) {
      Lot next = firstGoesFirst ? lots.removeFirst() : lots.removeLast();
      if (next.amount().compareTo(left) > 0) {
        Lot some = next.share(left);
        Lot rest = next.minus(some);
        if (firstGoesFirst) {
          lots.addFirst(rest);
        } else {
          lots.addLast(rest);
        }
        next = some;
      } else {
        stolen -= next.isClean() ? 0 : 1;
      }
      taken.add(next);
      left = left.subtract(next.amount());
    }
    amount = amount.subtract(part);
    return taken;
  }

  BigInteger amount() {
    return amount;
  }

  boolean isClean() {
    return stolen == 0;
  }

  Lot whole() {
    return Amounts.whole(lots);
  }
}
