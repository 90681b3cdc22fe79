package dev.countersign.trace.cross;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Where everything that is paid in to bridges comes out, and what of it is followed. */
final class Routes {
  /** What is known of a shipment's other side. */
  record Route(Optional<Landfall> to, boolean followed, String reason) {}

  private final List<Quay> quays = new ArrayList<>();
  private final Links links;
  private final Matches matches;
  private final Bounds bounds;
  private final IdentityHashMap<Shipment, Route> known = new IdentityHashMap<>();

  Routes(List<Shore> shores, Assets assets, Bounds bounds) {
    for (int i = 0; i < shores.size(); i++) {
      quays.add(new Quay(i, shores.get(i)));
    }
    this.links = new Links(quays, assets);
    this.matches = new Matches(quays, assets, links);
    this.bounds = bounds;
  }

  Quay quay(int shore) {
    return quays.get(shore);
  }

  /** The shipments of a transaction that an account took of an asset. */
  List<Shipment> of(int shore, Cargo.Key key) {
    return quays.get(shore).shipments(key.position()).stream()
        .filter(one -> one.account() == key.account() && one.asset() == key.asset())
        .toList();
  }

  BigInteger whole(int shore, Cargo.Key key) {
    return Gains.of(quays.get(shore).ledger().transaction(key.position()))
        .of(key.account(), key.asset());
  }

  /** All that the account got there of the asset. */
  BigInteger gain(Landfall to) {
    return Gains.of(quays.get(to.shore()).ledger().transaction(to.position()))
        .of(to.account(), to.asset());
  }

  Route of(Shipment one) {
    Route route = known.get(one);
    if (route == null) {
      route = look(one);
      known.put(one, route);
    }
    return route;
  }

  private Route look(Shipment one) {
    String destination = one.destination().orElse("");
    if (!destination.isEmpty()
        && quays.stream().noneMatch(quay -> quay.shore().chain().equals(destination))) {
      return new Route(Optional.empty(), false, "no ledger of that chain was given");
    }
    Optional<Landfall> to = links.of(one);
    if (to.isEmpty() && one.labelled() && !links.isKnown(one)) {
      to = matches.of(one);
    }
    if (to.isEmpty()) {
      return new Route(to, false, "nothing in the ledgers of other chains fits");
    }
    Landfall landfall = to.get();
    if (landfall.position() > quays.get(landfall.shore()).shore().limits().until()) {
      return new Route(Optional.empty(), false, "it arrived after the moment that was asked for");
    }
    if (!landfall.decoded() && !bounds.matches()) {
      return new Route(to, false, "matches are not followed");
    }
    return landfall.confidence() < bounds.confidence()
        ? new Route(to, false, "too uncertain")
        : new Route(to, true, "");
  }
}
