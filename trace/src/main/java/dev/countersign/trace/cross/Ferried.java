package dev.countersign.trace.cross;

import dev.countersign.model.value.Asset;
import dev.countersign.trace.bridge.Sighting;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Source;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one round of traces takes over bridges, and what it leaves in them. */
record Ferried(List<Ferry> passages, List<Stay> stays) {
  static final Ferried NONE = new Ferried(List.of(), List.of());

  /** A part of a cargo; without a shipment where nobody says where it goes. */
  record Load(
      int shore, Cargo cargo, Optional<Loading.Loaded> loaded, BigInteger source, long time) {
    static final Comparator<Load> ORDER =
        Comparator.comparingLong(Load::time)
            .thenComparingInt(Load::shore)
            .thenComparing(one -> one.cargo.key);
  }

  /** A passage with when it began, and what comes of it in the other ledger. */
  record Ferry(Passage passage, Source.Arrived arrived, long time) {
    static final Comparator<Ferry> ORDER =
        Comparator.comparingLong(Ferry::time)
            .thenComparingInt(one -> one.passage.from())
            .thenComparingLong(one -> one.passage.position())
            .thenComparingInt(one -> one.passage.account())
            .thenComparingInt(one -> one.passage.asset());
  }

  /** Value that came over a bridge, and over how many it had come by then. */
  record Arriving(Source.Arrived what, int depth) {
    private static final Comparator<Arriving> ORDER =
        Comparator.<Arriving>comparingLong(one -> one.what.position())
            .thenComparingInt(one -> one.what.account())
            .thenComparingInt(one -> one.what.asset())
            .thenComparing(one -> one.what.source())
            .thenComparing(one -> one.what.tainted())
            .thenComparingInt(one -> one.what.hops())
            .thenComparingInt(Arriving::depth);
  }

  /** What comes to a chain, in an order of its own. */
  List<Arriving> to(int shore) {
    return passages.stream()
        .filter(one -> one.passage.at().shore() == shore)
        .map(one -> new Arriving(one.arrived, one.passage.depth()))
        .sorted(Arriving.ORDER)
        .toList();
  }

  private record Out(int shore, long position, int account, int asset) {}

  static Ferried of(
      List<Load> loads,
      List<Shore> shores,
      Routes routes,
      Bounds bounds,
      Assets assets,
      long before,
      long first) {
    List<Ferry> passages = new ArrayList<>();
    List<Stay> stays = new ArrayList<>();
    Map<Out, BigInteger> taken = new HashMap<>();
    for (Load load : loads) {
      Routes.Route route =
          load.loaded
              .map(one -> routes.of(one.shipment()))
              .orElse(new Routes.Route(Optional.empty(), false, "no bridge says where it goes"));
      Landfall to = route.to().orElse(null);
      Loading.Loaded loaded = load.loaded.orElse(null);
      String reason = route.reason();
      if (route.followed() && to != null && loaded != null) {
        reason = refusal(load, to, shores, bounds, passages.size(), before, first);
        Out out = new Out(to.shore(), to.position(), to.account(), to.asset());
        BigInteger with = taken.getOrDefault(out, BigInteger.ZERO).add(to.amount());
        if (reason.isEmpty() && with.compareTo(routes.gain(to)) > 0) {
          reason = "something else is taken for what arrived";
        }
        if (reason.isEmpty()) {
          taken.put(out, with);
          passages.add(ferry(load, loaded, to, shores, assets));
          continue;
        }
      }
      if (load.source.signum() > 0 && load.cargo.place == Place.BRIDGE) {
        stays.add(stay(load, route, reason));
      }
    }
    passages.sort(Ferry.ORDER);
    stays.sort(Comparator.comparing(Stay::value).reversed());
    return new Ferried(passages, stays);
  }

  /** Why a crossing that is sure enough is not followed all the same. */
  private static String refusal(
      Load load,
      Landfall to,
      List<Shore> shores,
      Bounds bounds,
      int followed,
      long before,
      long first) {
    if (load.cargo.depth >= bounds.depth()) {
      return "it had gone over " + load.cargo.depth + " bridges, and was to be followed no further";
    }
    if (load.source.compareTo(shores.getFirst().limits().smallest()) < 0) {
      return "it is less than what was to be followed";
    }
    if (followed >= Bounds.MOST) {
      return "more than " + Bounds.MOST + " crossings are not followed";
    }
    if (to.shore() == 0 && to.position() <= first) {
      return "it arrived before the theft";
    }
    return load.time >= before ? "the clocks of the chains contradict each other" : "";
  }

  private static Ferry ferry(
      Load load, Loading.Loaded loaded, Landfall to, List<Shore> shores, Assets assets) {
    Shipment shipment = loaded.shipment();
    Asset given = shores.get(load.shore).ledger().asset(shipment.asset());
    Asset got = shores.get(to.shore()).ledger().asset(to.asset());
    Assets.Share share = assets.share(given, shipment.amount(), got, to.amount());
    BigInteger arrived =
        share.isUsual() && !assets.differ(given, got) ? share.of(loaded.source()) : loaded.source();
    BigInteger[] part =
        to.amount().multiply(loaded.tainted()).divideAndRemainder(shipment.amount());
    BigInteger landed = part[1].signum() == 0 ? part[0] : part[0].add(BigInteger.ONE);
    String bridge = shipment.said().map(Sighting.Left::bridge).orElse("");
    Passage passage =
        new Passage(
            bridge,
            load.shore,
            load.cargo.key.position(),
            load.cargo.place,
            load.cargo.key.account(),
            load.cargo.key.asset(),
            loaded.tainted(),
            loaded.source(),
            to,
            landed,
            arrived,
            load.cargo.depth + 1);
    return new Ferry(
        passage,
        new Source.Arrived(
            to.position(), to.account(), to.asset(), landed, arrived, load.cargo.hops + 1),
        load.time);
  }

  private static Stay stay(Load load, Routes.Route route, String reason) {
    Optional<Shipment> shipment = load.loaded.map(Loading.Loaded::shipment);
    Optional<Sighting.Left> said = shipment.flatMap(Shipment::said);
    return new Stay(
        said.map(Sighting.Left::bridge).orElse(""),
        load.shore,
        load.cargo.key.position(),
        load.cargo.key.account(),
        load.source,
        said.flatMap(one -> one.departure().destination()),
        said.flatMap(one -> one.departure().recipient()),
        route.to(),
        reason);
  }

  /** The earliest time at which something left that did not before, or not as much. */
  long differs(Ferried other) {
    Map<Ferry, Integer> count = new HashMap<>();
    passages.forEach(one -> count.merge(one, 1, Integer::sum));
    other.passages.forEach(one -> count.merge(one, -1, Integer::sum));
    return count.entrySet().stream()
        .filter(one -> one.getValue() != 0)
        .mapToLong(one -> one.getKey().time())
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
