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
import java.util.Collections;
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
    return of(List.of(address), sources, hops).getOrDefault(address, List.of());
  }

  /**
   * The same for many addresses: each source is followed once for all of them.
   *
   * @return by address; an address that the ledger lacks is left out
   */
  public Map<String, List<Exposure>> of(
      Collection<String> addresses, Collection<String> sources, int hops) {
    List<Asked> asked =
        addresses.stream()
            .distinct()
            .map(address -> new Asked(address, Set.copyOf(ledger.accountsAt(address))))
            .filter(one -> !one.accounts.isEmpty())
            .toList();
    for (String source : sources) {
      Set<Integer> accounts = Set.copyOf(ledger.accountsAt(source));
      List<Asked> others = new ArrayList<>();
      for (Asked one : asked) {
        if (Collections.disjoint(one.accounts, accounts)) {
          others.add(one);
        } else {
          // What an address has in common with a source is no gift to it.
          Set<Integer> rest = new HashSet<>(accounts);
          rest.removeAll(one.accounts);
          from(source, rest, List.of(one), hops);
        }
      }
      from(source, accounts, others, hops);
    }
    Map<String, List<Exposure>> found = new LinkedHashMap<>();
    for (Asked one : asked) {
      one.found.sort(Comparator.comparing(Exposure::share).reversed());
      found.put(one.address, List.copyOf(one.found));
    }
    return found;
  }

  /** An address that is asked about. */
  private static final class Asked {
    final String address;
    final Set<Integer> accounts;
    final Map<Integer, BigInteger> received = new HashMap<>();
    final List<Exposure> found = new ArrayList<>();

    Asked(String address, Set<Integer> accounts) {
      this.address = address;
      this.accounts = accounts;
    }
  }

  /** What came to an address from one source, by asset. */
  private static final class Came {
    final Map<Integer, BigInteger> tainted = new LinkedHashMap<>();
    final Map<Integer, Way> ways = new HashMap<>();
  }

  private void from(String source, Set<Integer> accounts, List<Asked> asked, int hops) {
    if (accounts.isEmpty() || asked.isEmpty()) {
      return;
    }
    Map<Integer, List<Asked>> there = new HashMap<>();
    for (Asked one : asked) {
      for (int account : one.accounts) {
        there.computeIfAbsent(account, any -> new ArrayList<>()).add(one);
      }
    }
    Map<Asked, Came> came = new LinkedHashMap<>();
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
      gather(trace.flows(), accounts, there, came);
    }
    came.forEach((one, what) ->
        what.tainted.forEach((asset, amount) -> {
          BigInteger all = one.received.computeIfAbsent(asset, any -> received(one.accounts, any));
          Way way = what.ways.get(asset);
          if (amount.signum() > 0 && all.signum() > 0 && way != null && way.hops <= hops) {
            one.found.add(
                new Exposure(source, ledger.asset(asset), amount.min(all), all, way.steps(ledger)));
          }
        }));
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
      Map<Integer, List<Asked>> there,
      Map<Asked, Came> came) {
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
      for (Asked one : there.getOrDefault(flow.to(), List.of())) {
        if (!one.accounts.contains(flow.from())) {
          Came to = came.computeIfAbsent(one, any -> new Came());
          to.tainted.merge(flow.got(), flow.tainted(), BigInteger::add);
          to.ways.merge(flow.got(), way, (old, now) -> old.hops <= now.hops ? old : now);
        }
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
