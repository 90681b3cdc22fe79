package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands lots from one to another, without objects as long as the numbers fit. */
final class Handover {
  private final Books books;
  private final Part part = new Part();
  private final Parcel parcel = new Parcel(2);

  Handover(Books books) {
    this.books = books;
  }

  /** Whether more is given than the ledger saw coming, and that counts as stolen. */
  boolean mayMint(Followed giver, long high, long low) {
    return !giver.holding().holds(high, low) && books.mayMint(giver);
  }

  /** The fee goes before anything that its transaction moves. */
  void fee(Followed payer, long high, long low) {
    if (mayMint(payer, high, low) || !take(payer, high, low)) {
      books.fee();
      return;
    }
    for (int i = 0; i < parcel.size(); i++) {
      if (!parcel.isClean(i)) {
        int account = payer.account();
        long position = books.position();
        books
            .flows()
            .add(position, account, Ledger.NATIVE, Ledger.NOBODY, Ledger.NATIVE, parcel, i);
        books
            .resting()
            .add(Place.FEE, Ledger.NOBODY, Ledger.NATIVE, parcel, i, payer.hops(), position);
      }
    }
    books.settle(payer);
  }

  /**
   * Takes so much from a giver; where nobody is followed, it is not stolen.
   *
   * @return false where it does not fit into 127 bits, and nothing is changed
   */
  boolean take(@Nullable Followed giver, long high, long low) {
    parcel.clear();
    if (giver == null) {
      parcel.addLast(high, low, 0, 0, 0, 0);
      return true;
    }
    return giver.holding().give(high, low, part, parcel);
  }

  /**
   * What was taken becomes so much of something else, as {@link Lot#exchanged} does it.
   *
   * @return false where it is of several lots, and nothing is changed
   */
  boolean exchange(long high, long low) {
    if (parcel.size() != 1) {
      return false;
    }
    if (parcel.isClean(0)) {
      parcel.set(0, high, low, 0, 0, 0, 0);
      return true;
    }
    long ah = parcel.amountHigh(0);
    long al = parcel.amountLow(0);
    long tl = parcel.taintedLow(0);
    // Rounded down, what is clean leaves what is stolen rounded up.
    part.of(high, low, ah - parcel.taintedHigh(0) - Wide.borrow(al, tl), al - tl, ah, al);
    parcel.set(
        0,
        high,
        low,
        high - part.high() - Wide.borrow(low, part.low()),
        low - part.low(),
        parcel.sourceHigh(0),
        parcel.sourceLow(0));
    return true;
  }

  /**
   * What was taken goes to somebody.
   *
   * @param giver nothing for one who is not followed
   * @param given what it was, before it was exchanged
   * @param taker nothing for one who is not followed yet
   */
  void put(@Nullable Followed giver, int given, @Nullable Followed taker, int to, int got) {
    if (giver == null) {
      if (taker != null) {
        receive(taker);
      }
      return;
    }
    boolean stolen = false;
    for (int i = 0; i < parcel.size(); i++) {
      if (!parcel.isClean(i)) {
        stolen = true;
        books.flows().add(books.position(), giver.account(), given, to, got, parcel, i);
      }
    }
    int hops = giver.hops() + (giver.account() == to ? 0 : 1);
    if (taker != null) {
      receive(taker);
      if (stolen) {
        taker.hops(Math.min(taker.hops(), hops));
      }
    } else if (stolen) {
      books.arrive(to, got, lots(), hops);
    }
  }

  private void receive(Followed taker) {
    if (!taker.holding().receive(parcel)) {
      taker.holding().receive(lots());
    }
    if (books.presumes()) {
      for (int i = 0; i < parcel.size(); i++) {
        taker.saw(parcel, i);
      }
    }
  }

  /** What was taken, as objects. */
  List<Lot> lots() {
    List<Lot> lots = new ArrayList<>(parcel.size());
    for (int i = 0; i < parcel.size(); i++) {
      lots.add(parcel.lot(i));
    }
    return lots;
  }
}
