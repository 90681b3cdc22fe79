package dev.countersign.trace.cross;

import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows stolen value over several chains. Each chain is traced as one, with all that came to it,
 * so that value which returns mixes as it did. Since what arrives later changes nothing of what
 * left before, tracing again with what has arrived ends: each round is right for one bridge more.
 */
public final class Voyage {
  /** So many rounds; what is still not the same then, which no honest clock makes, is left out. */
  private static final int ROUNDS = 60;

  private final List<Shore> shores;
  private final Source theft;
  private final Method method;
  private final Bounds bounds;
  private final Routes routes;
  private final Assets assets;
  private final List<@Nullable Trace> traces = new ArrayList<>();
  private final List<List<Ferried.Arriving>> arrived = new ArrayList<>();
  private final List<TreeMap<Cargo.Key, Source.Exit>> exits = new ArrayList<>();
  private long before = Long.MAX_VALUE;

  private Voyage(List<Shore> shores, Source theft, Method method, Bounds bounds, Assets assets) {
    this.shores = shores;
    this.theft = theft;
    this.method = method;
    this.bounds = bounds;
    this.assets = assets;
    this.routes = new Routes(shores, assets, bounds);
    for (int i = 0; i < shores.size(); i++) {
      traces.add(null);
      arrived.add(List.of());
      exits.add(new TreeMap<>());
    }
  }

  /**
   * Follows it.
   *
   * @param shores the chain of the theft first; each chain once
   * @param theft what was stolen, in the ledger of the first
   */
  public static Journey follow(
      List<Shore> shores, Source theft, Method method, Bounds bounds, Assets assets) {
    Set<String> chains = new HashSet<>();
    shores.forEach(shore -> chains.add(shore.chain()));
    if (shores.isEmpty() || chains.size() != shores.size()) {
      throw new IllegalArgumentException("not each chain once: " + chains);
    }
    return new Voyage(shores, theft, method, bounds, assets).run();
  }

  private Journey run() {
    trace(0);
    Ferried last = Ferried.NONE;
    for (int round = 0; ; round++) {
      boolean left = leave();
      Ferried now = ferry();
      boolean came = land(now);
      if (!left && !came) {
        return journey(now);
      }
      if (round % ROUNDS == ROUNDS - 1) {
        before = round >= 4 * ROUNDS ? Long.MIN_VALUE : Math.min(before - 1, now.differs(last));
      }
      last = now;
    }
  }

  private void trace(int shore) {
    Shore there = shores.get(shore);
    List<Source.Exit> leaving = List.copyOf(exits.get(shore).values());
    List<Source.Arrived> coming = arrived.get(shore).stream().map(Ferried.Arriving::what).toList();
    Source source =
        shore == 0 && leaving.isEmpty() && coming.isEmpty()
            ? theft
            : new Source.Bridged(
                shore == 0 ? Optional.of(theft) : Optional.empty(), coming, leaving);
    traces.set(shore, Tracer.trace(there.ledger(), source, method, there.roles(), there.limits()));
  }

  /**
   * Finds where value went through contracts that no label names, and a bridge says on both sides
   * that it went on.
   */
  private boolean leave() {
    boolean changed = false;
    for (int shore = 0; shore < shores.size(); shore++) {
      Trace trace = traces.get(shore);
      boolean more = trace != null && leave(shore, trace);
      if (more) {
        trace(shore);
      }
      changed |= more;
    }
    return changed;
  }

  private boolean leave(int shore, Trace trace) {
    boolean changed = false;
    for (Flow flow : trace.flows()) {
      Cargo.Key key = new Cargo.Key(flow.position(), flow.to(), flow.got());
      if (!routes.quay(shore).isLeft(flow.position()) || exits.get(shore).containsKey(key)) {
        continue;
      }
      BigInteger part = BigInteger.ZERO;
      for (Shipment one : routes.of(shore, key)) {
        part = !one.labelled() && routes.of(one).followed() ? part.add(one.amount()) : part;
      }
      if (part.signum() > 0) {
        BigInteger whole = routes.whole(shore, key);
        exits
            .get(shore)
            .put(key, new Source.Exit(key.position(), key.account(), key.asset(), part, whole));
        changed = true;
      }
    }
    return changed;
  }

  /** What goes over bridges by the traces that there are. */
  private Ferried ferry() {
    List<Ferried.Load> loads = new ArrayList<>();
    for (int shore = 0; shore < shores.size(); shore++) {
      Trace trace = traces.get(shore);
      if (trace != null) {
        for (Cargo cargo :
            Cargo.of(shores.get(shore), trace, exits.get(shore), arrived.get(shore), shore == 0)) {
          load(shore, cargo, loads);
        }
      }
    }
    loads.sort(Ferried.Load.ORDER);
    return Ferried.of(loads, shores, routes, bounds, assets, before, first());
  }

  private void load(int shore, Cargo cargo, List<Ferried.Load> loads) {
    List<Shipment> shipments = routes.of(shore, cargo.key);
    boolean exit = exits.get(shore).containsKey(cargo.key);
    if (exit) {
      shipments = shipments.stream().filter(one -> routes.of(one).followed()).toList();
    }
    BigInteger whole = routes.whole(shore, cargo.key);
    if (exit) {
      whole = shipments.stream().map(Shipment::amount).reduce(BigInteger.ZERO, BigInteger::add);
    }
    long time = shores.get(shore).ledger().transaction(cargo.key.position()).time();
    BigInteger open = cargo.source();
    for (Loading.Loaded one : Loading.of(routes.quay(shore), cargo, shipments, whole)) {
      open = open.subtract(one.source());
      if (one.tainted().signum() > 0) {
        loads.add(new Ferried.Load(shore, cargo, Optional.of(one), one.source(), time));
      }
    }
    if (open.signum() > 0) {
      loads.add(new Ferried.Load(shore, cargo, Optional.empty(), open, time));
    }
  }

  /** Nothing can come back to where it was stolen before it was. */
  private long first() {
    return theft instanceof Source.OfTransaction one ? one.position() : -1;
  }

  /** Traces the chains again to which something else came. */
  private boolean land(Ferried ferried) {
    boolean changed = false;
    for (int shore = 0; shore < shores.size(); shore++) {
      List<Ferried.Arriving> now = ferried.to(shore);
      if (!now.equals(arrived.get(shore))) {
        arrived.set(shore, now);
        if (shore > 0 && now.isEmpty()) {
          traces.set(shore, null);
        } else {
          trace(shore);
        }
        changed = true;
      }
    }
    return changed;
  }

  private Journey journey(Ferried ferried) {
    List<Passage> passages = ferried.passages().stream().map(Ferried.Ferry::passage).toList();
    List<Journey.Leg> legs = new ArrayList<>();
    Map<Integer, Trace> there = new HashMap<>();
    for (int shore = 0; shore < shores.size(); shore++) {
      Trace trace = traces.get(shore);
      if (trace != null) {
        there.put(shore, trace);
      }
      legs.add(
          new Journey.Leg(
              shores.get(shore),
              Optional.ofNullable(trace),
              trace == null ? List.of() : Journey.remaining(shore, trace, passages)));
    }
    Trace first = there.get(0);
    BigInteger stolen = first == null ? BigInteger.ZERO : first.stolen();
    for (Passage one : passages) {
      stolen = one.at().shore() == 0 ? stolen.subtract(one.arrived()) : stolen;
    }
    return new Journey(stolen, legs, passages, ferried.stays());
  }
}
