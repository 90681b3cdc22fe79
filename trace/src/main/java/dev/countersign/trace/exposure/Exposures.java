package dev.countersign.trace.exposure;

import dev.countersign.intel.label.Label;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.exposure.Exposure.Step;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import dev.countersign.trace.who.LabelledRoles;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds which known sources the value of an address comes from, within some hops. What each source
 * gives is followed forward by the tracer, and what of it comes to the address is compared with all
 * that comes to it. Value that went through an exchange or another that holds the value of many is
 * not told from others' there, and ends.
 */
public final class Exposures {
  private static final long MOST_TRANSACTIONS = 200_000;

  private final Ledger ledger;
  private final Function<String, Optional<Label>> labels;
  private final Predicate<Asset.Token> genuine;
  private final List<Asset> assets;

  /**
   * Over one ledger.
   *
   * @param labels what is known of an address
   * @param genuine whether a token is worth something
   * @param assets which assets' value is followed
   */
  public Exposures(
      Ledger ledger,
      Function<String, Optional<Label>> labels,
      Predicate<Asset.Token> genuine,
      Collection<Asset> assets) {
    this.ledger = ledger;
    this.labels = labels;
    this.genuine = genuine;
    this.assets = List.copyOf(assets);
  }

  /** Whether the ledger has an address at all. */
  public boolean knows(String address) {
    return !ledger.accountsAt(address).isEmpty();
  }

  /**
   * What comes from those sources, the largest share first.
   *
   * @param sources addresses; those that the ledger lacks are passed over
   * @param hops over how many gifts at the most, 1 or more
   */
  public List<Exposure> of(String address, Collection<String> sources, int hops) {
    Set<Integer> target = new HashSet<>(ledger.accountsAt(address));
    List<Exposure> found = new ArrayList<>();
    if (target.isEmpty()) {
      return found;
    }
    Map<Integer, BigInteger> received = new HashMap<>();
    for (String source : sources) {
      Set<Integer> accounts = new HashSet<>(ledger.accountsAt(source));
      accounts.removeAll(target);
      if (!accounts.isEmpty()) {
        from(source, accounts, target, hops, received, found);
      }
    }
    found.sort(Comparator.comparing(Exposure::share).reversed());
    return found;
  }

  private void from(
      String source,
      Set<Integer> accounts,
      Set<Integer> target,
      int hops,
      Map<Integer, BigInteger> received,
      List<Exposure> found) {
    Map<Integer, BigInteger> tainted = new LinkedHashMap<>();
    Map<Integer, Way> ways = new HashMap<>();
    for (Asset asset : assets) {
      OptionalInt number = ledger.asset(asset);
      if (number.isEmpty() || !moves(accounts, number.getAsInt())) {
        continue;
      }
      Trace trace =
          Tracer.trace(
              ledger,
              new Source.OfAccounts(accounts, number.getAsInt()),
              Method.HAIRCUT,
              roles(accounts),
              new Limits(Long.MAX_VALUE, BigInteger.ZERO, hops - 1, MOST_TRANSACTIONS));
      gather(trace.flows(), accounts, target, tainted, ways);
    }
    tainted.forEach((asset, amount) -> {
      BigInteger all = received.computeIfAbsent(asset, any -> received(target, any));
      Way way = ways.get(asset);
      if (amount.signum() > 0 && all.signum() > 0 && way != null && way.hops <= hops) {
        found.add(
            new Exposure(source, ledger.asset(asset), amount.min(all), all, way.steps(ledger)));
      }
    });
  }

  /** How value came to an account: the last gift, and how it came to who gave it. */
  private record Way(@Nullable Way before, Flow flow, int hops) {
    List<Step> steps(Ledger ledger) {
      Deque<Step> steps = new ArrayDeque<>();
      for (Way at = this; at != null; at = at.before) {
        steps.push(
            new Step(
                ledger.address(at.flow.from()),
                ledger.address(at.flow.to()),
                ledger.transaction(at.flow.position()).hash()));
      }
      return List.copyOf(steps);
    }
  }

  /** Flows come in the order of the ledger, so that whoever gives was reached before. */
  private static void gather(
      List<Flow> flows,
      Set<Integer> sources,
      Set<Integer> target,
      Map<Integer, BigInteger> tainted,
      Map<Integer, Way> ways) {
    Map<Integer, Way> reached = new HashMap<>();
    for (Flow flow : flows) {
      Way before = reached.get(flow.from());
      boolean gift = flow.to() != Ledger.NOBODY && flow.to() != flow.from();
      if (!gift || (before == null && !sources.contains(flow.from()))) {
        continue;
      }
      Way way = new Way(before, flow, before == null ? 1 : before.hops + 1);
      if (!sources.contains(flow.to())) {
        reached.merge(flow.to(), way, (old, now) -> old.hops <= now.hops ? old : now);
      }
      if (target.contains(flow.to()) && !target.contains(flow.from())) {
        tainted.merge(flow.got(), flow.tainted(), BigInteger::add);
        ways.merge(flow.got(), way, (old, now) -> old.hops <= now.hops ? old : now);
      }
    }
  }

  private boolean moves(Set<Integer> accounts, int asset) {
    return accounts.stream().anyMatch(one -> ledger.positions(one, asset, 0).hasNext());
  }

  private BigInteger received(Set<Integer> target, int asset) {
    BigInteger sum = BigInteger.ZERO;
    Set<Long> seen = new HashSet<>();
    for (int account : target) {
      PrimitiveIterator.OfLong positions = ledger.positions(account, asset, 0);
      while (positions.hasNext()) {
        long position = positions.nextLong();
        if (seen.add(position)) {
          for (Move move : ledger.unhashed(position).moves()) {
            boolean comes = target.contains(move.to()) && !target.contains(move.from());
            sum = comes && move.asset() == asset ? sum.add(move.amount()) : sum;
          }
        }
      }
    }
    return sum;
  }

  /** A source's value does not rest at it, also where it is a mixer. */
  private Roles roles(Set<Integer> sources) {
    Roles labelled = new LabelledRoles(ledger, labels, genuine);
    return new Roles() {
      @Override
      public Place place(int account) {
        return sources.contains(account) ? Place.HELD : labelled.place(account);
      }

      @Override
      public boolean valued(int asset) {
        return labelled.valued(asset);
      }
    };
  }
}
