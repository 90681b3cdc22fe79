package dev.countersign.trace.taint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where stolen value begins in a ledger: by the theft itself, and by what comes over bridges. */
final class Theft {
  /** Accounts all of whose value of the asset is stolen. */
  private record Gain(int account, int asset) {}

  private final @Nullable Source theft;
  private final Map<Long, Map<Gain, List<Source.Arrived>>> arrivals = new HashMap<>();
  private final Map<Long, Map<Gain, Source.Exit>> exits = new HashMap<>();

  Theft(Source source) {
    if (source instanceof Source.Bridged some) {
      theft = some.theft().orElse(null);
      for (Source.Arrived one : some.arrivals()) {
        arrivals
            .computeIfAbsent(one.position(), any -> new HashMap<>())
            .computeIfAbsent(new Gain(one.account(), one.asset()), any -> new ArrayList<>())
            .add(one);
      }
      some.exits()
          .forEach(one ->
              exits
                  .computeIfAbsent(one.position(), any -> new HashMap<>())
                  .put(new Gain(one.account(), one.asset()), one));
    } else {
      theft = source;
    }
  }

  /** What was stolen in this ledger; nothing where it was elsewhere. */
  @Nullable Source own() {
    return theft;
  }

  /** Where value comes over bridges and has not been followed yet. */
  Set<Long> arrivals() {
    return Set.copyOf(arrivals.keySet());
  }

  boolean isArrival(long position) {
    return !arrivals.isEmpty() && arrivals.containsKey(position);
  }

  /** What stays with an account of a lot that came to it; what leaves the ledger rests. */
  Lot leave(long position, int account, int asset, Lot lot, int hops, Rests resting) {
    if (exits.isEmpty()) {
      return lot;
    }
    Map<Gain, Source.Exit> there = exits.get(position);
    Source.Exit exit = there == null ? null : there.get(new Gain(account, asset));
    BigInteger gone = exit == null ? BigInteger.ZERO : exit.of(lot.tainted());
    if (exit == null || gone.signum() == 0) {
      return lot;
    }
    BigInteger source = exit.source(lot.tainted(), lot.source());
    resting.add(Place.BRIDGE, account, asset, new Lot(gone, gone, source), hops, position);
    return new Lot(lot.amount(), lot.tainted().subtract(gone), lot.source().subtract(source));
  }

  boolean isExit(long position) {
    return !exits.isEmpty() && exits.containsKey(position);
  }

  boolean isOrigin(int account, int asset) {
    return switch (theft) {
      case null -> false;
      case Source.OfAccount one -> one.account() == account && one.asset() == asset;
      case Source.OfAccounts some -> some.asset() == asset && some.accounts().contains(account);
      case Source.OfTransaction any -> false;
      case Source.Bridged any -> false;
    };
  }

  /** Whether what somebody has more of after a transaction is stolen by that. */
  boolean isTheft(long position, int account, int asset, boolean inExchange) {
    return switch (theft) {
      case null -> false;
      case Source.OfAccount one -> isOrigin(account, asset) && position >= one.from();
      case Source.OfAccounts any -> isOrigin(account, asset);
      case Source.OfTransaction one ->
          one.position() == position
              && one.asset() == asset
              && (one.taker().isEmpty() ? !inExchange : one.taker().getAsInt() == account);
      case Source.Bridged any -> false;
    };
  }

  /** Whether what accounts of the thieves give, and nobody saw coming, is stolen for sure. */
  boolean isAllTheirs() {
    return theft instanceof Source.OfAccounts;
  }

  /** What came to an account over bridges in a transaction; it is told once. */
  List<Source.Arrived> landed(long position, int account, int asset) {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    Map<Gain, List<Source.Arrived>> there = arrivals.get(position);
    List<Source.Arrived> landed = there == null ? null : there.remove(new Gain(account, asset));
    if (there != null && there.isEmpty()) {
      arrivals.remove(position);
    }
    return landed == null ? List.of() : landed;
  }

  /** What was never told. */
  List<Source.Arrived> open() {
    return arrivals.values().stream()
        .flatMap(there -> there.values().stream())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Lets so much of what an account got be stolen: an even share of each lot that is not stolen
   * already. Where all of it is, the value stands in it too.
   */
  static void land(List<Source.Arrived> landed, List<Lot> lots) {
    BigInteger tainted = Amounts.sum(landed.stream().map(Source.Arrived::tainted).toList());
    BigInteger source = source(landed);
    BigInteger clean = Amounts.sum(lots.stream().filter(Lot::isClean).map(Lot::amount).toList());
    BigInteger wanted = tainted.min(clean);
    BigInteger before = BigInteger.ZERO;
    BigInteger placed = BigInteger.ZERO;
    BigInteger placedSource = BigInteger.ZERO;
    for (int i = 0; i < lots.size(); i++) {
      Lot lot = lots.get(i);
      if (wanted.signum() == 0) {
        lots.set(i, new Lot(lot.amount(), lot.tainted(), lot.source().add(source)));
        return;
      }
      if (lot.isClean() && !lot.isEmpty()) {
        before = before.add(lot.amount());
        BigInteger until = wanted.multiply(before).divide(clean);
        BigInteger untilSource = source.multiply(until).divide(wanted);
        BigInteger part = until.subtract(placed);
        lots.set(i, new Lot(lot.amount(), part, untilSource.subtract(placedSource)));
        placed = until;
        placedSource = untilSource;
      }
    }
  }

  static BigInteger source(List<Source.Arrived> landed) {
    return Amounts.sum(landed.stream().map(Source.Arrived::source).toList());
  }
}
