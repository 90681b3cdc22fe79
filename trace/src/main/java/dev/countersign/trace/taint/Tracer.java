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
  private final OneMoves oneMoves;
  private final Trades trades;

  private Tracer(Ledger ledger, Source source, Method method, Roles roles, Limits limits) {
    this.ledger = ledger;
    this.method = method;
    this.roles = roles;
    this.books = new Books(ledger, source, method, roles, limits);
    Handover handover = new Handover(books);
    this.oneMoves = new OneMoves(ledger, books, handover);
    this.trades = new Trades(ledger, books, roles, method, handover);
  }

  /** Follows it as far as the limits let. */
  public static Trace trace(
      Ledger ledger, Source source, Method method, Roles roles, Limits limits) {
    return new Tracer(ledger, source, method, roles, limits).run(source, limits);
  }

  private Trace run(Source source, Limits limits) {
    Source own = source instanceof Source.Bridged some ? some.theft().orElse(source) : source;
    if (own instanceof Source.OfTransaction theft) {
      follow(ledger.unhashed(theft.position()));
    }
    long transactions = 0;
    long position = books.next();
    while (position <= limits.until() && position < ledger.size()) {
      switch (followAt(position, transactions < limits.transactions())) {
        case FOLLOWED -> transactions++;
        case TOO_MANY -> {
          return books.trace(source, method, transactions, false);
        }
        case NOBODY, OTHER -> {}
      }
      position = books.next();
    }
    return books.trace(source, method, transactions, true);
  }

  private OneMoves.Outcome followAt(long position, boolean allowed) {
    boolean arrival = books.theft().isArrival(position);
    OneMoves.Outcome outcome = OneMoves.Outcome.OTHER;
    if (!arrival && !books.theft().isExit(position)) {
      outcome = oneMoves.follow(position, allowed);
      if (outcome == OneMoves.Outcome.OTHER) {
        outcome = trades.follow(position, allowed);
      }
    }
    if (outcome != OneMoves.Outcome.OTHER) {
      return outcome;
    }
    Transaction transaction = ledger.unhashed(position);
    List<Followed> taking = taking(transaction);
    if (taking.isEmpty() && !arrival) {
      return OneMoves.Outcome.NOBODY;
    }
    if (!allowed) {
      return OneMoves.Outcome.TOO_MANY;
    }
    follow(transaction);
    taking.forEach(books::advance);
    return OneMoves.Outcome.FOLLOWED;
  }

  /** Who is followed of those who take part. */
  private List<Followed> taking(Transaction transaction) {
    List<Followed> taking = new ArrayList<>();
    for (Move move : transaction.moves()) {
      add(move.from(), move.asset(), taking);
      add(move.to(), move.asset(), taking);
    }
    if (transaction.payer() != Ledger.NOBODY) {
      add(transaction.payer(), Ledger.NATIVE, taking);
    }
    return taking;
  }

  private void add(int account, int asset, List<Followed> taking) {
    Followed one = books.followed(account, asset);
    if (one != null) {
      taking.add(one);
    }
  }

  private void follow(Transaction transaction) {
    books.begin(transaction.position(), transaction.payer(), transaction.fee());
    if (transaction.payer() != Ledger.NOBODY && transaction.fee().signum() > 0) {
      books.fee();
    }
    Changes changes = new Changes(transaction, roles::valued);
    Donations donations = new Donations();
    if (!changes.givers().isEmpty() || !changes.takers().isEmpty()) {
      given(changes, donations);
    }
    for (Changes.Exchanger exchanger : changes.exchangers()) {
      exchange(exchanger, donations);
    }
    changes.givers().forEach(books::settle);
    for (Changes.Exchanger exchanger : changes.exchangers()) {
      exchanger.less().forEach(books::settle);
    }
  }

  private void given(Changes changes, Donations donations) {
    Set<Integer> assets = new LinkedHashSet<>();
    changes.givers().forEach(one -> assets.add(one.asset()));
    changes.takers().forEach(one -> assets.add(one.asset()));
    List<Unmatched> unmatched = new ArrayList<>();
    List<Incoming> incoming = new ArrayList<>();
    for (int asset : assets) {
      given(changes, asset, unmatched, incoming);
    }
    acrossAssets(unmatched, incoming, changes, donations);
    incoming.forEach(one -> books.receive(one, false));
  }

  /** What was given of one asset, and got no other for it, goes to those who took that asset. */
  private void given(
      Changes changes, int asset, List<Unmatched> unmatched, List<Incoming> incoming) {
    List<Changes.Change> givers = of(asset, changes.givers());
    List<Incoming> takers = new ArrayList<>();
    List<BigInteger> taken = new ArrayList<>();
    for (Changes.Change one : of(asset, changes.takers())) {
      takers.add(new Incoming(one));
      taken.add(one.amount());
    }
    incoming.addAll(takers);
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
  private void exchange(Changes.Exchanger exchanger, Donations donations) {
    List<Unmatched> given = new ArrayList<>(exchanger.less().size());
    for (Changes.Change less : exchanger.less()) {
      given.add(
          new Unmatched(
              less, books.give(less.account(), less.asset(), List.of(less.amount())).getFirst()));
    }
    List<Incoming> got = incoming(exchanger);
    List<Incoming> paid = new ArrayList<>(got.size());
    for (Incoming one : got) {
      donations.to(one.taker()).forEach(gift -> one.add(gift.giver(), gift.lots()));
      if (one.open().signum() > 0) {
        paid.add(one);
      }
    }
    if (paid.isEmpty()) {
      // All that they got was given to others' loss, so that nothing is left for what they gave.
      exchanger.more().forEach(more -> given.addAll(donations.to(more)));
      got = incoming(exchanger);
      paid = got;
    }
    exchange(given, paid);
    got.forEach(one -> books.receive(one, true));
  }

  private static List<Incoming> incoming(Changes.Exchanger exchanger) {
    List<Incoming> got = new ArrayList<>(exchanger.more().size());
    for (Changes.Change more : exchanger.more()) {
      got.add(new Incoming(more));
    }
    return got;
  }

  private static void exchange(List<Unmatched> given, List<Incoming> paid) {
    Unmatched stolen = null;
    List<List<Lot>> each = new ArrayList<>(given.size());
    for (Unmatched one : given) {
      stolen = stolen == null && one.isTainted() ? one : stolen;
      each.add(one.lots());
    }
    if (stolen == null) {
      return;
    }
    List<BigInteger> open = new ArrayList<>(paid.size());
    for (Incoming one : paid) {
      open.add(one.open());
    }
    List<List<Lot>> lots = Exchange.of(each, open);
    for (int i = 0; i < paid.size(); i++) {
      paid.get(i).add(stolen.giver(), lots.get(i));
    }
  }

  private static List<Changes.Change> of(int asset, List<Changes.Change> changes) {
    List<Changes.Change> some = new ArrayList<>(changes.size());
    for (Changes.Change one : changes) {
      if (one.asset() == asset) {
        some.add(one);
      }
    }
    return some;
  }
}
