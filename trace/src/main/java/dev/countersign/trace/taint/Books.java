package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who holds stolen value, what came to rest, and where a trace reads on. */
final class Books {
  private record Key(int account, int asset) {}

  private record Rest(Place place, int account, int asset) {}

  private static final Rest FEES = new Rest(Place.FEE, Ledger.NOBODY, Ledger.NATIVE);

  private final Ledger ledger;
  private final Source source;
  private final Method method;
  private final Roles roles;
  private final Limits limits;
  private final Map<Key, Followed> followed = new HashMap<>();
  private final Agenda reading = new Agenda();
  private final Map<Rest, Resting> resting = new HashMap<>();
  private final List<Flow> flows = new ArrayList<>();
  private BigInteger stolen = BigInteger.ZERO;
  private BigInteger presumed = BigInteger.ZERO;
  private long position = -1;

  Books(Ledger ledger, Source source, Method method, Roles roles, Limits limits) {
    this.ledger = ledger;
    this.source = source;
    this.method = method;
    this.roles = roles;
    this.limits = limits;
    if (source instanceof Source.OfAccount theft) {
      follow(
          new Key(theft.account(), theft.asset()),
          Holding.of(method, before(theft.account(), theft.asset(), theft.from())),
          0,
          theft.from(),
          Math.min(theft.from(), ledger.size() - 1));
    }
    if (source instanceof Source.OfAccounts theft) {
      for (int account : theft.accounts()) {
        follow(new Key(account, theft.asset()), Holding.of(method, BigInteger.ZERO), 0, 0, 0);
      }
    }
  }

  /** The next position that anybody's stolen value may be at; past the ledger's end for none. */
  long next() {
    while (!reading.isEmpty() && (reading.first() <= position || !reading.firstIsOpen())) {
      Followed first = reading.remove();
      if (first != null && first.isOpen()) {
        first.advance(position);
        if (first.next() != Long.MAX_VALUE) {
          reading.add(first.next(), first);
        }
      }
    }
    return reading.isEmpty() ? Long.MAX_VALUE : reading.first();
  }

  /** A transaction is read. */
  void begin(long at) {
    position = at;
  }

  /** The fee goes before anything that its transaction moves. */
  void fee(Transaction transaction) {
    for (Lot lot :
        give(transaction.payer(), Ledger.NATIVE, List.of(transaction.fee())).getFirst()) {
      if (!lot.isClean()) {
        int hops = hops(transaction.payer(), Ledger.NATIVE);
        flow(transaction.payer(), Ledger.NATIVE, Ledger.NOBODY, Ledger.NATIVE, lot);
        rest(FEES, lot, hops);
      }
    }
    settle(new Key(transaction.payer(), Ledger.NATIVE));
  }

  /** What an account gives to each, stolen or not. */
  List<List<Lot>> give(int account, int asset, List<BigInteger> amounts) {
    Followed giver = followed.get(new Key(account, asset));
    if (giver != null) {
      unseen(giver, amounts);
      return giver.holding().give(amounts);
    }
    List<List<Lot>> clean = new ArrayList<>(amounts.size());
    amounts.forEach(amount -> clean.add(List.of(Lot.clean(amount))));
    return clean;
  }

  /** What the thieves give and the ledger did not see coming is theirs too. */
  private void unseen(Followed giver, List<BigInteger> amounts) {
    boolean origin = isOrigin(new Key(giver.account(), giver.asset()));
    if (origin ? source instanceof Source.OfAccounts : isPresumed(giver)) {
      BigInteger missing = Amounts.sum(amounts).subtract(giver.holding().amount());
      if (missing.signum() > 0) {
        giver.holding().receive(List.of(Lot.stolen(missing)));
        stolen = stolen.add(missing);
        if (!origin) {
          presumed = presumed.add(missing);
        }
      }
    }
  }

  private boolean isPresumed(Followed one) {
    return limits.presume() && one.asset() == source.asset() && one.isMostlyStolen();
  }

  /**
   * An account has more of something.
   *
   * @param inExchange whether it gave something for it
   */
  void receive(Transaction transaction, Incoming incoming, boolean inExchange) {
    Key key = new Key(incoming.account(), incoming.asset());
    boolean theft = isTheft(key, inExchange);
    Followed there = followed.get(key);
    if (!theft && there == null && !incoming.isTainted()) {
      return;
    }
    List<Lot> lots = new ArrayList<>();
    int hops = Integer.MAX_VALUE;
    for (Incoming.Part part : incoming.parts()) {
      for (Lot lot : part.lots()) {
        lots.add(theft ? mint(lot) : lot);
        if (!lot.isClean()) {
          Changes.Change giver = part.giver();
          flow(giver.account(), giver.asset(), key.account, key.asset, lot);
          hops =
              Math.min(
                  hops,
                  hops(giver.account(), giver.asset()) + (giver.account() == key.account ? 0 : 1));
        }
      }
    }
    Lot unknown = Lot.clean(incoming.open());
    lots.add(theft ? mint(unknown) : unknown);
    if (there != null) {
      there.holding().receive(lots);
      there.saw(Amounts.whole(lots));
      there.hops(Math.min(there.hops(), hops));
    } else {
      arrive(transaction, key, lots, theft ? 0 : hops);
    }
  }

  private void arrive(Transaction transaction, Key key, List<Lot> lots, int hops) {
    Lot whole = Amounts.whole(lots);
    if (whole.isClean()) {
      return;
    }
    Place place = isOrigin(key) ? Place.HELD : roles.place(key.account, key.asset);
    if (place == Place.HELD && isBeyondLimits(key, whole, hops)) {
      place = Place.NOT_FOLLOWED;
    }
    if (place != Place.HELD) {
      rest(new Rest(place, key.account, key.asset), whole, hops);
      return;
    }
    BigInteger before = before(key.account, key.asset, position);
    if (transaction.payer() == key.account && key.asset == Ledger.NATIVE) {
      before = before.subtract(transaction.fee());
    }
    before = before.max(BigInteger.ZERO);
    Holding holding = Holding.of(method, before);
    holding.receive(lots);
    follow(key, holding, hops, position + 1, position);
    Followed there = Objects.requireNonNull(followed.get(key));
    there.saw(Lot.clean(before));
    there.saw(whole);
  }

  private boolean isBeyondLimits(Key key, Lot lot, int hops) {
    return (hops > limits.hops() || lot.source().compareTo(limits.smallest()) < 0)
        && ledger.positions(key.account, key.asset, position + 1).hasNext();
  }

  /** Ends following whoever has nothing stolen any more. */
  void settle(Changes.Change giver) {
    settle(new Key(giver.account(), giver.asset()));
  }

  private void settle(Key key) {
    Followed one = followed.get(key);
    if (one != null && !isOrigin(key) && one.holding().isClean() && !isPresumed(one)) {
      one.close();
      followed.remove(key);
    }
  }

  private void follow(Key key, Holding holding, int hops, long from, long since) {
    Followed one =
        new Followed(
            key.account,
            key.asset,
            holding,
            hops,
            since,
            ledger.positions(key.account, key.asset, from));
    followed.put(key, one);
    if (one.next() != Long.MAX_VALUE) {
      reading.add(one.next(), one);
    }
  }

  private int hops(int account, int asset) {
    Followed one = followed.get(new Key(account, asset));
    return one == null ? 0 : one.hops();
  }

  private boolean isOrigin(Key key) {
    return switch (source) {
      case Source.OfAccount theft -> theft.account() == key.account && theft.asset() == key.asset;
      case Source.OfAccounts theft ->
          theft.asset() == key.asset && theft.accounts().contains(key.account);
      case Source.OfTransaction any -> false;
    };
  }

  private boolean isTheft(Key key, boolean inExchange) {
    return switch (source) {
      case Source.OfAccount theft -> isOrigin(key) && position >= theft.from();
      case Source.OfAccounts any -> isOrigin(key);
      case Source.OfTransaction theft ->
          theft.position() == position
              && theft.asset() == key.asset
              && (theft.taker().isEmpty() ? !inExchange : theft.taker().getAsInt() == key.account);
    };
  }

  private Lot mint(Lot lot) {
    if (!lot.isClean() || lot.isEmpty()) {
      return lot;
    }
    stolen = stolen.add(lot.amount());
    return Lot.stolen(lot.amount());
  }

  private BigInteger before(int account, int asset, long at) {
    return ledger.balanceBefore(account, asset, at);
  }

  private void flow(int from, int given, int to, int got, Lot lot) {
    flows.add(new Flow(position, from, given, to, got, lot.tainted(), lot.source()));
  }

  private void rest(Rest where, Lot lot, int hops) {
    resting.merge(
        where,
        new Resting(
            where.place, where.account, where.asset, lot.tainted(), lot.source(), hops, position),
        (old, more) ->
            new Resting(
                old.place(),
                old.account(),
                old.asset(),
                old.tainted().add(more.tainted()),
                old.source().add(more.source()),
                Math.min(old.hops(), more.hops()),
                old.since()));
  }

  /** What came of it. */
  Trace trace(Source from, Method by, long transactions, boolean complete) {
    for (Followed one : followed.values()) {
      Lot whole = one.holding().whole();
      if (!whole.isClean()) {
        Place place = !complete && one.next() < ledger.size() ? Place.NOT_FOLLOWED : Place.HELD;
        position = one.since();
        rest(new Rest(place, one.account(), one.asset()), whole, one.hops());
      }
    }
    List<Resting> all = new ArrayList<>(resting.values());
    all.sort(
        Comparator.comparing(Resting::source)
            .reversed()
            .thenComparing(Resting::place)
            .thenComparingInt(Resting::account)
            .thenComparingInt(Resting::asset));
    return new Trace(by, from, stolen, presumed, all, flows, transactions, complete);
  }
}
