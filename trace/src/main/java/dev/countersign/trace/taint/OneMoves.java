package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Int128;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.OneMove;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows value through transactions that move one thing, as most do: the same as for any other,
 * without the detours, and without objects as long as the numbers fit.
 */
final class OneMoves {
  private final Ledger ledger;
  private final Books books;
  private final OneMove move = new OneMove();
  private final Part part = new Part();
  private final Parcel parcel = new Parcel(2);

  OneMoves(Ledger ledger, Books books) {
    this.ledger = ledger;
    this.books = books;
  }

  /** What became of a position. */
  enum Outcome {
    /** Nobody who is followed takes part. */
    NOBODY,
    /** It was followed. */
    FOLLOWED,
    /** It may not be read any more. */
    TOO_MANY,
    /** It is of another kind, and was not followed. */
    OTHER
  }

  /**
   * Follows a transaction where it moves one thing.
   *
   * @param allowed whether it may be read, if anybody who is followed takes part
   */
  Outcome follow(long position, boolean allowed) {
    if (!ledger.one(position, move)) {
      return Outcome.OTHER;
    }
    int asset = move.asset();
    Followed giver = books.followed(move.from(), asset);
    Followed taker = books.followed(move.to(), asset);
    Followed payer =
        move.payer() == Ledger.NOBODY
            ? null
            : move.payer() == move.from() && asset == Ledger.NATIVE
                ? giver
                : books.followed(move.payer(), Ledger.NATIVE);
    if (giver == null && taker == null && payer == null) {
      return Outcome.NOBODY;
    }
    if (!allowed) {
      return Outcome.TOO_MANY;
    }
    books.begin(position, move.payer(), Int128.of(move.feeHigh(), move.feeLow()));
    if (payer != null && (move.feeHigh() | move.feeLow()) != 0) {
      fee(payer);
    }
    if (move.from() != move.to() && (move.amountHigh() | move.amountLow()) != 0) {
      give(open(giver), open(taker));
    }
    books.advance(giver);
    books.advance(taker);
    books.advance(payer);
    return Outcome.FOLLOWED;
  }

  private static @Nullable Followed open(@Nullable Followed one) {
    return one != null && one.isOpen() ? one : null;
  }

  private void fee(Followed payer) {
    parcel.clear();
    if (mayMint(payer, move.feeHigh(), move.feeLow())
        || !payer.holding().give(move.feeHigh(), move.feeLow(), part, parcel)) {
      books.fee();
      return;
    }
    for (int i = 0; i < parcel.size(); i++) {
      if (!parcel.isClean(i)) {
        books
            .flows()
            .add(
                books.position(),
                move.payer(),
                Ledger.NATIVE,
                Ledger.NOBODY,
                Ledger.NATIVE,
                parcel,
                i);
        books
            .resting()
            .add(
                Place.FEE, Ledger.NOBODY, Ledger.NATIVE, parcel, i, payer.hops(), books.position());
      }
    }
    books.settle(payer);
  }

  /** Whether more is given than the ledger saw coming, and that counts as stolen. */
  private boolean mayMint(Followed giver, long high, long low) {
    return !giver.holding().holds(high, low) && books.mayMint(giver);
  }

  private void give(@Nullable Followed giver, @Nullable Followed taker) {
    if (books.isTheft(move.to(), move.asset(), false)) {
      slowly(giver);
      return;
    }
    parcel.clear();
    if (giver == null) {
      parcel.addLast(move.amountHigh(), move.amountLow(), 0, 0, 0, 0);
    } else if (mayMint(giver, move.amountHigh(), move.amountLow())
        || !giver.holding().give(move.amountHigh(), move.amountLow(), part, parcel)) {
      slowly(giver);
      return;
    }
    if (giver != null) {
      took(giver, taker);
      books.settle(giver);
    } else if (taker != null) {
      receive(taker);
    }
  }

  private void took(Followed giver, @Nullable Followed taker) {
    boolean stolen = false;
    for (int i = 0; i < parcel.size(); i++) {
      if (!parcel.isClean(i)) {
        stolen = true;
        books
            .flows()
            .add(books.position(), move.from(), move.asset(), move.to(), move.asset(), parcel, i);
      }
    }
    if (taker != null) {
      receive(taker);
      if (stolen) {
        taker.hops(Math.min(taker.hops(), giver.hops() + 1));
      }
    } else if (stolen) {
      books.arrive(move.to(), move.asset(), lots(), giver.hops() + 1);
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

  private List<Lot> lots() {
    List<Lot> lots = new ArrayList<>(parcel.size());
    for (int i = 0; i < parcel.size(); i++) {
      lots.add(parcel.lot(i));
    }
    return lots;
  }

  private void slowly(@Nullable Followed giver) {
    BigInteger amount = Int128.of(move.amountHigh(), move.amountLow());
    Changes.Change from = new Changes.Change(move.from(), move.asset(), amount);
    Incoming taken = new Incoming(new Changes.Change(move.to(), move.asset(), amount));
    taken.add(from, books.give(move.from(), move.asset(), List.of(amount)).getFirst());
    books.receive(taken, false);
    if (giver != null) {
      books.settle(giver);
    }
  }
}
