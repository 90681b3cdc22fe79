package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Int128;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.OneMove;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows value through transactions that move one thing, as most do: the same as for any other,
 * without the detours, and without objects as long as the numbers fit.
 */
final class OneMoves {
  private final Ledger ledger;
  private final Books books;
  private final Handover handover;
  private final OneMove move = new OneMove();

  OneMoves(Ledger ledger, Books books, Handover handover) {
    this.ledger = ledger;
    this.books = books;
    this.handover = handover;
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
      handover.fee(payer, move.feeHigh(), move.feeLow());
    }
    if (move.from() != move.to() && (move.amountHigh() | move.amountLow()) != 0) {
      give(open(giver), open(taker));
    }
    books.advance(giver);
    books.advance(taker);
    books.advance(payer);
    return Outcome.FOLLOWED;
  }

  /** Somebody who is followed still, after the fee. */
  static @Nullable Followed open(@Nullable Followed one) {
    return one != null && one.isOpen() ? one : null;
  }

  private void give(@Nullable Followed giver, @Nullable Followed taker) {
    if (books.isTheft(move.to(), move.asset(), false)) {
      slowly(giver);
      return;
    }
    boolean mints = giver != null && handover.mayMint(giver, move.amountHigh(), move.amountLow());
    if (mints || !handover.take(giver, move.amountHigh(), move.amountLow())) {
      slowly(giver);
      return;
    }
    handover.put(giver, move.asset(), taker, move.to(), move.asset());
    if (giver != null) {
      books.settle(giver);
    }
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
