package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows stolen value through a ledger, in its order, from the moment of the theft. Only
 * transactions of accounts that hold some of it are read.
 *
 * <p>A transaction is judged by what it changed in the end ({@link Changes}): who has less and got
 * nothing for it gave to those who have more; who exchanged keeps what they had, as what they got
 * for it. So a swap is seen through without knowing the pool or the router.
 */
public final class Tracer {
  private final Ledger ledger;
  private final Method method;
  private final Roles roles;
  private final Books books;

  private Tracer(Ledger ledger, Source source, Method method, Roles roles, Limits limits) {
    this.ledger = ledger;
    this.method = method;
    this.roles = roles;
    this.books = new Books(ledger, source, method, roles, limits);
  }

  /** Follows it as far as the limits let. */
  public static Trace trace(
      Ledger ledger, Source source, Method method, Roles roles, Limits limits) {
    return new Tracer(ledger, source, method, roles, limits).run(source, limits);
  }

  private Trace run(Source source, Limits limits) {
    if (source instanceof Source.OfTransaction theft) {
      books.begin(theft.position());
      follow(ledger.transaction(theft.position()));
    }
    long transactions = 0;
    long position = books.next();
    while (position <= limits.until() && position < ledger.size()) {
      if (transactions == limits.transactions()) {
        return books.trace(source, method, transactions, false);
      }
      transactions++;
      books.begin(position);
      follow(ledger.transaction(position));
      position = books.next();
    }
    return books.trace(source, method, transactions, true);
  }

  private void follow(Transaction transaction) {
    if (transaction.payer() != Ledger.NOBODY && transaction.fee().signum() > 0) {
      books.fee(transaction);
    }
    if (transaction.moves().size() == 1) {
      one(transaction, transaction.moves().getFirst());
      return;
    }
    Changes changes = new Changes(transaction, roles::valued);
    Set<Integer> assets = new LinkedHashSet<>();
    changes.givers().forEach(one -> assets.add(one.asset()));
    changes.takers().forEach(one -> assets.add(one.asset()));
    List<Unmatched> unmatched = new ArrayList<>();
    List<Incoming> incoming = new ArrayList<>();
    for (int asset : assets) {
      given(changes, asset, unmatched, incoming);
    }
    Donations donations = new Donations();
    acrossAssets(unmatched, incoming, changes, donations);
    incoming.forEach(one -> books.receive(transaction, one, false));
    for (Changes.Exchanger exchanger : changes.exchangers()) {
      exchange(transaction, exchanger, donations);
    }
    changes.givers().forEach(books::settle);
    changes.exchangers().forEach(one -> one.less().forEach(books::settle));
  }

  /** Most transactions move one thing: the same as of any other, without the detours. */
  private void one(Transaction transaction, Move move) {
    if (move.from() == move.to() || move.amount().signum() == 0) {
      return;
    }
    Changes.Change giver = new Changes.Change(move.from(), move.asset(), move.amount());
    Incoming taken = new Incoming(new Changes.Change(move.to(), move.asset(), move.amount()));
    taken.add(giver, books.give(move.from(), move.asset(), List.of(move.amount())).getFirst());
    books.receive(transaction, taken, false);
    books.settle(giver);
  }

  /** What was given of one asset, and got no other for it, goes to those who took that asset. */
  private void given(
      Changes changes, int asset, List<Unmatched> unmatched, List<Incoming> incoming) {
    List<Changes.Change> givers = of(asset, changes.givers());
    List<Incoming> takers =
        of(asset, changes.takers()).stream().map(one -> new Incoming(one)).toList();
    incoming.addAll(takers);
    List<BigInteger> taken = takers.stream().map(Incoming::open).toList();
    List<BigInteger> given = new ArrayList<>();
    givers.forEach(one -> given.add(one.amount()));
    BigInteger missing = Amounts.sum(taken).subtract(Amounts.sum(given));
    if (missing.signum() > 0) {
      given.add(missing);
    }
    List<List<BigInteger>> shares =
        switch (method) {
          case POISON, HAIRCUT -> Shares.evenly(given, taken);
          case FIFO, LIFO, TIHO -> Shares.inOrder(given, taken);
        };
    for (int i = 0; i < givers.size(); i++) {
      Changes.Change giver = givers.get(i);
      List<List<Lot>> lots = books.give(giver.account(), asset, shares.get(i));
      for (int j = 0; j < takers.size(); j++) {
        takers.get(j).add(giver, lots.get(j));
      }
      if (shares.get(i).getLast().signum() > 0) {
        unmatched.add(new Unmatched(giver, lots.getLast()));
      }
    }
  }

  /** What nobody took as it was became what others took: somebody exchanged it for them. */
  private void acrossAssets(
      List<Unmatched> unmatched, List<Incoming> incoming, Changes changes, Donations donations) {
    Unmatched stolen = unmatched.stream().filter(Unmatched::isTainted).findFirst().orElse(null);
    if (stolen == null) {
      return;
    }
    List<Incoming> open =
        incoming.stream()
            .filter(one -> one.open().signum() > 0 && roles.valued(one.asset()))
            .toList();
    if (open.isEmpty()) {
      unmatched.forEach(one -> donations.give(one, changes.exchangers()));
      return;
    }
    List<List<Lot>> given = new ArrayList<>();
    for (int asset : unmatched.stream().map(one -> one.giver().asset()).distinct().toList()) {
      List<Lot> lots = new ArrayList<>();
      unmatched.stream()
          .filter(one -> one.giver().asset() == asset)
          .forEach(one -> lots.addAll(one.lots()));
      given.add(lots);
    }
    List<List<Lot>> got = Exchange.of(given, open.stream().map(Incoming::open).toList());
    for (int i = 0; i < open.size(); i++) {
      open.get(i).add(stolen.giver(), got.get(i));
    }
  }

  /** Who exchanged keeps what they had, as what they got for it. */
  private void exchange(Transaction transaction, Changes.Exchanger exchanger, Donations donations) {
    List<Unmatched> given = new ArrayList<>();
    for (Changes.Change less : exchanger.less()) {
      given.add(
          new Unmatched(
              less, books.give(less.account(), less.asset(), List.of(less.amount())).getFirst()));
    }
    List<Incoming> got = exchanger.more().stream().map(Incoming::new).toList();
    for (Incoming one : got) {
      donations.to(one.taker()).forEach(gift -> one.add(gift.giver(), gift.lots()));
    }
    List<Incoming> paid = got.stream().filter(one -> one.open().signum() > 0).toList();
    if (paid.isEmpty()) {
      // All that they got was given to others' loss, so that nothing is left for what they gave.
      exchanger.more().forEach(more -> given.addAll(donations.to(more)));
      got = exchanger.more().stream().map(Incoming::new).toList();
      paid = got;
    }
    exchange(given, paid);
    got.forEach(one -> books.receive(transaction, one, true));
  }

  private static void exchange(List<Unmatched> given, List<Incoming> paid) {
    Unmatched stolen = given.stream().filter(Unmatched::isTainted).findFirst().orElse(null);
    if (stolen == null) {
      return;
    }
    List<List<Lot>> lots =
        Exchange.of(
            given.stream().map(Unmatched::lots).toList(),
            paid.stream().map(Incoming::open).toList());
    for (int i = 0; i < paid.size(); i++) {
      paid.get(i).add(stolen.giver(), lots.get(i));
    }
  }

  private static List<Changes.Change> of(int asset, List<Changes.Change> changes) {
    return changes.stream().filter(one -> one.asset() == asset).toList();
  }
}
