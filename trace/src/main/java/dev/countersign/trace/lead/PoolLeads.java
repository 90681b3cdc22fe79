package dev.countersign.trace.lead;

import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.who.InferredRoles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may have taken stolen value out of pools of fixed amounts, such as Tornado Cash's: by the
 * same address, by a payment or a deposit address outside of the pools, by a gas price that nobody
 * else paid, by the same sums pool by pool, and by time (Béres and others, Blockchain is Watching
 * You, 2021; Wu and others, Tutela, 2022; Tang and others 2021).
 */
public final class PoolLeads {
  private static final long SOON = 3_600;

  /** So much must fit, or in so many pools, that sums are no everyday coincidence. */
  private static final int SUMS_LEAST = 3;

  private static final int SUMS_OF_ONE_POOL = 5;

  /** Sums that fit so many pairs say nothing of one of them. */
  private static final int PAIRS = 5;

  private final Ledger ledger;
  private final InferredRoles roles;
  private final GasPrices prices;
  private final Map<Integer, Pool> pools = new LinkedHashMap<>();
  private final Map<Integer, PoolUser> putters = new LinkedHashMap<>();
  private final Map<Integer, PoolUser> takers = new LinkedHashMap<>();
  private final Set<Integer> assets = new HashSet<>(Set.of(Ledger.NATIVE));

  private PoolLeads(Ledger ledger, InferredRoles roles) {
    this.ledger = ledger;
    this.roles = roles;
    this.prices = new GasPrices(ledger);
  }

  /** The leads behind the pools where a trace's value rests: the strongest first, bounded. */
  public static List<Lead> of(Ledger ledger, Trace trace, InferredRoles roles) {
    return new PoolLeads(ledger, roles).find(trace);
  }

  private List<Lead> find(Trace trace) {
    for (Resting one : trace.resting()) {
      if (one.place() == Place.MIXER && !pools.containsKey(one.account())) {
        Pool.of(ledger, one.account(), one.asset()).ifPresent(this::read);
      }
    }
    Set<Integer> thieves = new LinkedHashSet<>();
    for (Flow flow : trace.flows()) {
      if (pools.containsKey(flow.to()) && putters.containsKey(flow.from())) {
        thieves.add(flow.from());
      }
    }
    List<Lead> leads = new ArrayList<>();
    thieves.forEach(thief -> leads.addAll(leads(thief)));
    return Lead.ranked(leads);
  }

  private void read(Pool pool) {
    pools.put(pool.account(), pool);
    assets.add(pool.asset());
    prices.read(pool);
    for (Pool.Use use : pool.uses()) {
      (use.in() ? putters : takers)
          .computeIfAbsent(use.who(), any -> new PoolUser())
          .add(pool.account(), use);
    }
  }

  private Collection<Lead> leads(int thief) {
    PoolUser put = putters.getOrDefault(thief, new PoolUser());
    Map<Integer, String> known = new Acquaintances(ledger, roles, assets).of(thief);
    int same = count(putters, put);
    int fitting = count(takers, put);
    List<Lead> leads = new ArrayList<>();
    takers.forEach((taker, taken) -> {
      List<Lead.Weighed> found = new ArrayList<>();
      if (taker == thief) {
        found.add(
            Lead.Weighed.of(
                Basis.Kind.SAME_ADDRESS, ledger.address(thief) + " both put in and took out"));
      } else if (known.containsKey(taker) && roles.place(taker, Ledger.NATIVE) == Place.HELD) {
        found.add(Lead.Weighed.of(Basis.Kind.LINKED, known.getOrDefault(taker, "")));
      }
      if (taker != thief) {
        prices
            .link(thief, put, taker, taken)
            .ifPresent(why -> found.add(Lead.Weighed.of(Basis.Kind.GAS_PRICE, why)));
      }
      sums(put, taken, same * fitting).ifPresent(found::add);
      soon(put, taken).ifPresent(found::add);
      long after = after(put, taken);
      if (!found.isEmpty() && after >= 0) {
        leads.add(Lead.of(side(thief, put.first()), side(taker, after), found));
      }
    });
    return leads;
  }

  private static int count(Map<Integer, PoolUser> users, PoolUser like) {
    return (int) users.values().stream().filter(one -> one.times().equals(like.times())).count();
  }

  private Lead.Side side(int account, long position) {
    Transaction transaction = ledger.transaction(position);
    return new Lead.Side(ledger.address(account), transaction.hash().toHex(), transaction.time());
  }

  /** The first of what was taken that can have been put in before; -1 for none. */
  private static long after(PoolUser put, PoolUser taken) {
    long first = Long.MAX_VALUE;
    for (int pool : taken.times().keySet()) {
      for (long position : taken.at(pool)) {
        if (!put.at(pool).isEmpty() && put.at(pool).getFirst() < position) {
          first = Math.min(first, position);
        }
      }
    }
    return first == Long.MAX_VALUE ? -1 : first;
  }

  private static Optional<Lead.Weighed> sums(PoolUser put, PoolUser taken, int pairs) {
    boolean telling = put.total() >= (put.times().size() > 1 ? SUMS_LEAST : SUMS_OF_ONE_POOL);
    if (!telling || pairs > PAIRS || !put.times().equals(taken.times()) || !put.couldBe(taken)) {
      return Optional.empty();
    }
    String reason =
        "as much was put in as taken out: "
            + put.total()
            + " times, over "
            + put.times().size()
            + (put.times().size() == 1 ? " pool" : " pools")
            + (pairs > 1 ? "; that fits " + pairs + " pairs of addresses" : "");
    return Optional.of(
        new Lead.Weighed(
            new Basis(Basis.Kind.SUMS, reason), Math.max(1, Basis.Kind.SUMS.weight() / pairs)));
  }

  private Optional<Lead.Weighed> soon(PoolUser put, PoolUser taken) {
    for (int id : taken.times().keySet()) {
      Pool pool = pools.get(id);
      if (pool == null) {
        continue;
      }
      for (long in : put.at(id)) {
        long next =
            pool.uses().stream()
                .filter(use -> !use.in() && use.position() > in)
                .mapToLong(Pool.Use::position)
                .findFirst()
                .orElse(-1);
        long seconds = next < 0 ? SOON + 1 : time(next) - time(in);
        if (seconds <= SOON && taken.at(id).contains(next)) {
          return Optional.of(
              Lead.Weighed.of(
                  Basis.Kind.TIMING,
                  "it was the next to be taken out, "
                      + Math.max(1, seconds / 60)
                      + " minutes after"));
        }
      }
    }
    return Optional.empty();
  }

  private long time(long position) {
    return ledger.transaction(position).time();
  }
}
