package dev.countersign.trace.taint;

import dev.countersign.trace.ledger.Ledger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who holds stolen value, what came to rest, and where a trace reads on. */
final class Books {
  private final Ledger ledger;
  private final Theft theft;
  private final int unit;
  private final Method method;
  private final Roles roles;
  private final Limits limits;
  private final Followeds followed = new Followeds();
  private final Reading reading;
  private final Rests resting = new Rests();
  private final Flows flows = new Flows();
  private BigInteger stolen = BigInteger.ZERO;
  private BigInteger presumed = BigInteger.ZERO;
  private long position = -1;
  private int payer = Ledger.NOBODY;
  private BigInteger fee = BigInteger.ZERO;

  Books(Ledger ledger, Source source, Method method, Roles roles, Limits limits) {
    this.ledger = ledger;
    this.theft = new Theft(source);
    this.unit = source.asset();
    this.method = method;
    this.roles = roles;
    this.limits = limits;
    this.reading = new Reading(ledger);
    if (theft.own() instanceof Source.OfAccount one) {
      BigInteger before = ledger.balanceBefore(one.account(), one.asset(), one.from());
      follow(
          one.account(),
          one.asset(),
          Holding.of(method, before),
          0,
          one.from(),
          Math.min(one.from(), ledger.size() - 1));
    }
    if (theft.own() instanceof Source.OfAccounts some) {
      for (int account : some.accounts()) {
        follow(account, some.asset(), Holding.of(method, BigInteger.ZERO), 0, 0, 0);
      }
    }
    theft.arrivals().forEach(reading::add);
  }

  /**
   * The next position that anybody's stolen value may be at; past the ledger's end for none. Who
   * was noted for it may have nothing stolen any more.
   */
  long next() {
    return reading.next();
  }

  Theft theft() {
    return theft;
  }

  /** Who of those is followed; nothing where nobody is. */
  @Nullable Followed followed(int account, int asset) {
    return followed.get(account, asset);
  }

  Flows flows() {
    return flows;
  }

  Rests resting() {
    return resting;
  }

  long position() {
    return position;
  }

  /** A transaction is read. */
  void begin(long at, int pays, BigInteger much) {
    position = at;
    payer = pays;
    fee = much;
  }

  /** Who took part in the transaction goes on to their next one. */
  void advance(@Nullable Followed one) {
    if (one != null && one.isOpen()) {
      one.advance(position);
      reading.add(one);
    }
  }

  /** The fee goes before anything that its transaction moves. */
  void fee() {
    Followed giver = followed.get(payer, Ledger.NATIVE);
    if (giver == null) {
      return;
    }
    for (Lot lot : give(giver, List.of(fee)).getFirst()) {
      if (!lot.isClean()) {
        flows.add(position, payer, Ledger.NATIVE, Ledger.NOBODY, Ledger.NATIVE, lot);
        resting.add(Place.FEE, Ledger.NOBODY, Ledger.NATIVE, lot, giver.hops(), position);
      }
    }
    settle(giver);
  }

  /** What an account gives to each, stolen or not. */
  List<List<Lot>> give(int account, int asset, List<BigInteger> amounts) {
    Followed giver = followed.get(account, asset);
    if (giver != null) {
      return give(giver, amounts);
    }
    List<List<Lot>> clean = new ArrayList<>(amounts.size());
    amounts.forEach(amount -> clean.add(List.of(Lot.clean(amount))));
    return clean;
  }

  private List<List<Lot>> give(Followed giver, List<BigInteger> amounts) {
    if (mayMint(giver)) {
      BigInteger missing = Amounts.sum(amounts).subtract(giver.holding().amount());
      if (missing.signum() > 0) {
        giver.holding().receive(List.of(Lot.stolen(missing)));
        stolen = stolen.add(missing);
        if (!theft.isOrigin(giver.account(), giver.asset())) {
          presumed = presumed.add(missing);
        }
      }
    }
    return giver.holding().give(amounts);
  }

  /** Whether what somebody gives and the ledger did not see coming is the thieves' too. */
  boolean mayMint(Followed giver) {
    return theft.isOrigin(giver.account(), giver.asset()) ? theft.isAllTheirs() : isPresumed(giver);
  }

  private boolean isPresumed(Followed one) {
    return limits.presume() && one.asset() == unit && one.isMostlyStolen();
  }

  /** Whether it counts what the ledger saw coming to somebody. */
  boolean presumes() {
    return limits.presume();
  }

  /**
   * An account has more of something.
   *
   * @param inExchange whether it gave something for it
   */
  void receive(Incoming incoming, boolean inExchange) {
    int account = incoming.account();
    int asset = incoming.asset();
    boolean stolenHere = isTheft(account, asset, inExchange);
    List<Source.Arrived> landed = theft.landed(position, account, asset);
    Followed there = followed.get(account, asset);
    if (!stolenHere && there == null && landed.isEmpty() && !incoming.isTainted()) {
      return;
    }
    List<Lot> lots = new ArrayList<>();
    int hops = landed.stream().mapToInt(Source.Arrived::hops).min().orElse(Integer.MAX_VALUE);
    for (Incoming.Part part : incoming.parts()) {
      for (Lot lot : part.lots()) {
        if (lot.isClean()) {
          lots.add(stolenHere ? mint(lot) : lot);
          continue;
        }
        Changes.Change giver = part.giver();
        flows.add(position, giver.account(), giver.asset(), account, asset, lot);
        int far = hops(giver.account(), giver.asset()) + (giver.account() == account ? 0 : 1);
        hops = Math.min(hops, far);
        lots.add(theft.leave(position, account, asset, lot, far, resting));
      }
    }
    Lot unknown = Lot.clean(incoming.open());
    lots.add(stolenHere ? mint(unknown) : unknown);
    if (!landed.isEmpty()) {
      Theft.land(landed, lots);
      stolen = stolen.add(Theft.source(landed));
    }
    if (there != null) {
      there.holding().receive(lots);
      if (presumes()) {
        there.saw(Amounts.whole(lots));
      }
      there.hops(Math.min(there.hops(), hops));
    } else {
      arrive(account, asset, lots, stolenHere ? 0 : hops);
    }
  }

  /** Stolen value comes to somebody who is not followed. */
  void arrive(int account, int asset, List<Lot> lots, int hops) {
    Lot whole = Amounts.whole(lots);
    if (whole.isClean()) {
      return;
    }
    Place place = theft.isOrigin(account, asset) ? Place.HELD : roles.place(account, asset);
    if (place == Place.HELD && isBeyondLimits(account, asset, whole, hops)) {
      place = Place.NOT_FOLLOWED;
    }
    if (place != Place.HELD) {
      resting.add(place, account, asset, whole, hops, position);
      return;
    }
    BigInteger before = ledger.balanceBefore(account, asset, position);
    if (payer == account && asset == Ledger.NATIVE) {
      before = before.subtract(fee);
    }
    before = before.max(BigInteger.ZERO);
    Holding holding = Holding.of(method, before);
    holding.receive(lots);
    Followed there = follow(account, asset, holding, hops, position + 1, position);
    if (presumes()) {
      there.saw(Lot.clean(before));
      there.saw(whole);
    }
  }

  private boolean isBeyondLimits(int account, int asset, Lot lot, int hops) {
    return (hops > limits.hops() || lot.source().compareTo(limits.smallest()) < 0)
        && ledger.positions(account, asset, position + 1).hasNext();
  }

  /** Ends following whoever has nothing stolen any more. */
  void settle(Changes.Change giver) {
    Followed one = followed.get(giver.account(), giver.asset());
    if (one != null) {
      settle(one);
    }
  }

  /** Ends following whoever has nothing stolen any more. */
  void settle(Followed one) {
    boolean clean = one.holding().isClean();
    if (clean && !theft.isOrigin(one.account(), one.asset()) && !isPresumed(one)) {
      one.close();
      followed.remove(one);
      reading.left(one);
    }
  }

  private Followed follow(
      int account, int asset, Holding holding, int hops, long from, long since) {
    Followed one =
        new Followed(account, asset, holding, hops, since, ledger.positions(account, asset, from));
    followed.put(one);
    reading.begin(one);
    return one;
  }

  private int hops(int account, int asset) {
    Followed one = followed.get(account, asset);
    return one == null ? 0 : one.hops();
  }

  /** Whether what somebody has more of is stolen by that. */
  boolean isTheft(int account, int asset, boolean inExchange) {
    return theft.isTheft(position, account, asset, inExchange);
  }

  private Lot mint(Lot lot) {
    if (!lot.isClean() || lot.isEmpty()) {
      return lot;
    }
    stolen = stolen.add(lot.amount());
    return Lot.stolen(lot.amount());
  }

  /** What came of it. */
  Trace trace(Source from, Method by, long transactions, boolean complete) {
    followed.forEach(one -> {
      if (!one.holding().isClean()) {
        Place place = !complete && one.next() < ledger.size() ? Place.NOT_FOLLOWED : Place.HELD;
        resting.add(place, one);
      }
    });
    for (Source.Arrived one : theft.open()) {
      Lot lot = new Lot(one.tainted(), one.tainted(), one.source());
      stolen = stolen.add(one.source());
      resting.add(Place.NOT_FOLLOWED, one.account(), one.asset(), lot, one.hops(), one.position());
    }
    return new Trace(by, from, stolen, presumed, resting.sorted(), flows, transactions, complete);
  }
}
