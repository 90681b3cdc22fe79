package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.FewMoves;
import dev.countersign.trace.ledger.Int128;
import dev.countersign.trace.ledger.Ledger;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows value through transactions of a few moves in which everybody who is left with a change
 * gave one thing for one other, as in most swaps, or got a part of what those exchanged; or in
 * which one gives to several, as in most payouts. The same as for any other, without objects as
 * long as the numbers fit.
 */
final class Trades {
  private static final int MOST = 2 * FewMoves.MOST;
  private static final int NONE = -1;

  private final Ledger ledger;
  private final Books books;
  private final Roles roles;
  private final Handover handover;
  private final boolean givesInTurn;
  private final FewMoves moves = new FewMoves();

  /** What the moves come to for an account and an asset, with a sign. */
  private final int[] accounts = new int[MOST];

  private final int[] assets = new int[MOST];
  private final long[] highs = new long[MOST];
  private final long[] lows = new long[MOST];
  private final @Nullable Followed[] followed = new Followed[MOST];
  private int size;

  /** Of each exchange, what the account has less and what it has more. */
  private final int[] less = new int[MOST];

  private final int[] more = new int[MOST];
  private int exchanges;

  /** Who gives to all who take, where nobody exchanges anything. */
  private int giver;

  private final int[] taking = new int[MOST];
  private int takers;

  Trades(Ledger ledger, Books books, Roles roles, Method method, Handover handover) {
    this.ledger = ledger;
    this.books = books;
    this.roles = roles;
    this.handover = handover;
    this.givesInTurn = method != Method.TIHO; // which looks for the largest of all first
  }

  /**
   * Follows a transaction where it is such a one.
   *
   * @param allowed whether it may be read, if anybody who is followed takes part
   */
  OneMoves.Outcome follow(long position, boolean allowed) {
    if (!ledger.few(position, moves)) {
      return OneMoves.Outcome.OTHER;
    }
    size = 0;
    for (int i = 0; i < moves.size(); i++) {
      add(
          moves.from(i),
          moves.asset(i),
          -moves.high(i) - (moves.low(i) == 0 ? 0 : 1),
          -moves.low(i));
      add(moves.to(i), moves.asset(i), moves.high(i), moves.low(i));
    }
    boolean anybody = false;
    for (int i = 0; i < size; i++) {
      followed[i] = books.followed(accounts[i], assets[i]);
      anybody |= followed[i] != null;
    }
    Followed payer =
        moves.payer() == Ledger.NOBODY ? null : books.followed(moves.payer(), Ledger.NATIVE);
    if (!anybody && payer == null) {
      return OneMoves.Outcome.NOBODY;
    }
    if (!allowed) {
      return OneMoves.Outcome.TOO_MANY;
    }
    if (!isTrade() || mints(position)) {
      return OneMoves.Outcome.OTHER;
    }
    books.begin(position, moves.payer(), Int128.of(moves.feeHigh(), moves.feeLow()));
    if (payer != null && (moves.feeHigh() | moves.feeLow()) != 0) {
      handover.fee(payer, moves.feeHigh(), moves.feeLow());
    }
    follow();
    for (int i = 0; i < size; i++) {
      books.advance(followed[i]);
    }
    books.advance(payer);
    return OneMoves.Outcome.FOLLOWED;
  }

  private void add(int account, int asset, long high, long low) {
    for (int i = 0; i < size; i++) {
      if (accounts[i] == account && assets[i] == asset) {
        lows[i] += low;
        highs[i] += high + Wide.borrow(lows[i], low);
        return;
      }
    }
    accounts[size] = account;
    assets[size] = asset;
    highs[size] = high;
    lows[size] = low;
    size++;
  }

  /** Sorts who has less and who has more; false where it is not one thing for one other. */
  private boolean isTrade() {
    exchanges = 0;
    takers = 0;
    giver = NONE;
    for (int i = 0; i < size; i++) {
      if (isFirst(i) && !sort(i)) {
        return false;
      }
    }
    return giver == NONE || (givesInTurn && exchanges == 0);
  }

  private boolean isFirst(int entry) {
    for (int i = 0; i < entry; i++) {
      if (accounts[i] == accounts[entry]) {
        return false;
      }
    }
    return true;
  }

  private boolean sort(int first) {
    int gives = NONE;
    int gets = NONE;
    for (int i = first; i < size; i++) {
      if (accounts[i] != accounts[first] || (highs[i] | lows[i]) == 0) {
        continue;
      }
      if ((highs[i] < 0 ? gives : gets) != NONE) {
        return false;
      }
      if (highs[i] < 0) {
        gives = i;
      } else {
        gets = i;
      }
    }
    if (gives == NONE) {
      if (gets != NONE) {
        taking[takers++] = gets;
      }
      return true;
    }
    if (gets == NONE) {
      boolean isOnly = giver == NONE;
      giver = gives;
      return isOnly;
    }
    less[exchanges] = gives;
    more[exchanges++] = gets;
    return roles.valued(assets[gives]) && roles.valued(assets[gets]);
  }

  /** Whether anything may count as stolen by this transaction, or came from before the ledger. */
  private boolean mints(long position) {
    for (int i = 0; i < exchanges; i++) {
      Followed one = followed[less[i]];
      boolean missing = one != null && !holds(one, less[i]) && books.mayMint(one);
      int got = more[i];
      if (missing || books.theft().isTheft(position, accounts[got], assets[got], true)) {
        return true;
      }
    }
    for (int i = 0; i < takers; i++) {
      int got = taking[i];
      if (books.theft().isTheft(position, accounts[got], assets[got], false)) {
        return true;
      }
    }
    Followed one = giver == NONE ? null : followed[giver];
    return one != null && !holds(one, giver);
  }

  /** Whether somebody has what they give, and the fee where they pay it of the same. */
  private boolean holds(Followed one, int gives) {
    boolean pays = one.asset() == Ledger.NATIVE && one.account() == moves.payer();
    long feeLow = pays ? moves.feeLow() : 0;
    long low = low(gives) + feeLow;
    long high = high(gives) + (pays ? moves.feeHigh() : 0) + Wide.borrow(low, feeLow);
    return one.holding().holds(high, low);
  }

  /** The upper half of how much less or more it is. */
  private long high(int entry) {
    return highs[entry] >= 0 ? highs[entry] : -highs[entry] - (lows[entry] == 0 ? 0 : 1);
  }

  private long low(int entry) {
    return highs[entry] >= 0 ? lows[entry] : -lows[entry];
  }

  private Changes.Change change(int entry) {
    return new Changes.Change(accounts[entry], assets[entry], Int128.of(high(entry), low(entry)));
  }

  private @Nullable Followed open(int entry) {
    return OneMoves.open(followed[entry]);
  }

  private void settle(int entry) {
    Followed one = open(entry);
    if (one != null) {
      books.settle(one);
    }
  }

  private void follow() {
    for (int i = 0; i < exchanges; i++) {
      exchange(less[i], more[i]);
    }
    for (int i = 0; i < takers; i++) {
      give(taking[i]);
    }
    for (int i = 0; i < exchanges; i++) {
      settle(less[i]);
    }
    if (giver != NONE) {
      settle(giver);
    }
  }

  private void exchange(int gives, int gets) {
    Followed from = open(gives);
    Followed to = open(gets);
    if (from == null && to == null) {
      return;
    }
    if (!handover.take(from, high(gives), low(gives))) {
      exchange(
          gives,
          gets,
          books.give(accounts[gives], assets[gives], List.of(change(gives).amount())).getFirst());
    } else if (handover.exchange(high(gets), low(gets))) {
      handover.put(from, assets[gives], to, accounts[gets], assets[gets]);
    } else {
      exchange(gives, gets, handover.lots());
    }
  }

  private void exchange(int gives, int gets, List<Lot> given) {
    Changes.Change to = change(gets);
    Incoming got = new Incoming(to);
    if (given.stream().anyMatch(lot -> !lot.isClean())) {
      List<BigInteger> into = List.of(to.amount());
      got.add(change(gives), Exchange.of(List.of(given), into).getFirst());
    }
    books.receive(got, true);
  }

  private void give(int gets) {
    Followed from = giver == NONE ? null : open(giver);
    Followed to = open(gets);
    if (from == null && to == null) {
      return;
    }
    if (handover.take(from, high(gets), low(gets))) {
      handover.put(from, assets[gets], to, accounts[gets], assets[gets]);
      return;
    }
    Incoming got = new Incoming(change(gets));
    got.add(
        change(giver),
        books.give(accounts[giver], assets[giver], List.of(change(gets).amount())).getFirst());
    books.receive(got, false);
  }
}
