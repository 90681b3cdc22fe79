package dev.countersign.trace.cross;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.bridge.Arrival;
import dev.countersign.trace.bridge.Crossing;
import dev.countersign.trace.bridge.Crossings;
import dev.countersign.trace.bridge.Departure;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.bridge.Sighting;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where what left may have come out, by recipient, asset, amount and time, for where no bridge says
 * it. What one person paid in and got on all chains is matched at once, so that nothing is taken
 * for two.
 */
final class Matches {
  /** Of a person's transactions on one chain, of one asset. */
  private static final int MOST_READ = 5_000;

  /** What nobody who is known for a bridge paid may be anything else. */
  private static final double FROM_ANYBODY = 0.7;

  private record Person(String name, String family) {}

  private record Landing(
      int shore, long position, int account, int asset, BigInteger amount, boolean fromBridge) {}

  private final List<Quay> quays;
  private final Assets assets;
  private final Links links;
  private final Map<Person, IdentityHashMap<Shipment, Landfall>> known = new HashMap<>();

  Matches(List<Quay> quays, Assets assets, Links links) {
    this.quays = quays;
    this.assets = assets;
    this.links = links;
  }

  /** Where it may have come out; nothing where nothing fits, or nobody knows whose it is. */
  Optional<Landfall> of(Shipment one) {
    String name = one.person().map(Quay::key).orElse("");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Asset asset = asset(one.shore(), one.asset());
    Person person = new Person(name, family(asset));
    IdentityHashMap<Shipment, Landfall> found = known.get(person);
    if (found == null) {
      found = match(person, asset);
      known.put(person, found);
    }
    return Optional.ofNullable(found.get(one));
  }

  private Asset asset(int shore, int number) {
    return quays.get(shore).ledger().asset(number);
  }

  private String family(Asset asset) {
    return assets
        .symbol(asset)
        .orElseGet(() -> asset instanceof Asset.Native ? "coin" : asset.toString());
  }

  private IdentityHashMap<Shipment, Landfall> match(Person person, Asset asset) {
    IdentityHashMap<Departure, Shipment> left = new IdentityHashMap<>();
    IdentityHashMap<Arrival, Landing> came = new IdentityHashMap<>();
    List<Departure> departures = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < quays.size(); i++) {
      List<Integer> kinds = kinds(quays.get(i), asset);
      for (long position : positions(quays.get(i), person.name, kinds)) {
        for (Shipment one : quays.get(i).shipments(position)) {
          boolean theirs = one.person().map(Quay::key).orElse("").equals(person.name);
          if (theirs && kinds.contains(one.asset()) && !links.isKnown(one)) {
            Departure departure = departure(one, person);
            departures.add(departure);
            left.put(departure, one);
          }
        }
        for (Landing one : landings(i, position, person.name, kinds)) {
          Arrival arrival = arrival(one, person);
          arrivals.add(arrival);
          came.put(arrival, one);
        }
      }
    }
    IdentityHashMap<Shipment, Landfall> found = new IdentityHashMap<>();
    for (Crossing one : Crossings.match(departures, arrivals)) {
      Shipment from = left.get(one.departure());
      Landing to = came.get(one.arrival());
      if (from != null && to != null) {
        found.put(
            from,
            new Landfall(
                to.shore,
                to.position,
                to.account,
                to.asset,
                to.amount,
                one.confidence() * (to.fromBridge ? 1 : FROM_ANYBODY),
                false,
                one.basis() + (to.fromBridge ? "" : "; nobody who is known for a bridge paid it")));
      }
    }
    return found;
  }

  /** The numbers of what may be the same asset in a ledger. */
  private List<Integer> kinds(Quay quay, Asset asset) {
    List<Integer> kinds = new ArrayList<>();
    List<Asset> like = new ArrayList<>(assets.like(asset, quay.ledger().asset(Ledger.NATIVE)));
    like.add(asset);
    for (Asset one : like) {
      OptionalInt number = quay.ledger().asset(one);
      if (number.isPresent() && !kinds.contains(number.getAsInt())) {
        kinds.add(number.getAsInt());
      }
    }
    return kinds;
  }

  private static Set<Long> positions(Quay quay, String person, List<Integer> kinds) {
    Set<Long> positions = new TreeSet<>(quay.leftFor(person));
    for (int account : quay.ledger().accountsAt(person)) {
      for (int asset : kinds) {
        PrimitiveIterator.OfLong there = quay.ledger().positions(account, asset, 0);
        for (int read = 0; there.hasNext() && read < MOST_READ; read++) {
          positions.add(there.nextLong());
        }
      }
    }
    return positions;
  }

  private Departure departure(Shipment one, Person person) {
    Quay quay = quays.get(one.shore());
    return new Departure(
        quay.shore().chain(),
        quay.ledger().transaction(one.position()).hash().toHex(),
        quay.ledger().transaction(one.position()).time(),
        person.family,
        whole(one.shore(), one.asset(), one.amount()),
        person.name,
        Optional.of(person.name),
        one.destination());
  }

  private Arrival arrival(Landing one, Person person) {
    Quay quay = quays.get(one.shore);
    return new Arrival(
        quay.shore().chain(),
        quay.ledger().transaction(one.position).hash().toHex(),
        quay.ledger().transaction(one.position).time(),
        person.family,
        whole(one.shore, one.asset, one.amount),
        person.name);
  }

  private BigDecimal whole(int shore, int number, BigInteger amount) {
    return new BigDecimal(amount).movePointLeft(assets.decimals(asset(shore, number)).orElse(0));
  }

  /** What a transaction gave to somebody, unless a bridge says what it belongs to. */
  private List<Landing> landings(int shore, long position, String person, List<Integer> kinds) {
    Quay quay = quays.get(shore);
    Gains gains = Gains.of(quay.ledger().transaction(position));
    List<Said> said = quay.cames().getOrDefault(position, List.of());
    for (Said one : said) {
      if (links.isKnown((Sighting.Came) one.what())) {
        return List.of();
      }
    }
    List<Landing> landings = new ArrayList<>();
    for (int account : quay.ledger().accountsAt(person)) {
      for (Gains.Gain gain : gains.of(account)) {
        if (kinds.contains(gain.asset()) && quay.shore().roles().valued(gain.asset())) {
          landings.add(
              new Landing(
                  shore,
                  position,
                  account,
                  gain.asset(),
                  gain.amount(),
                  isSaid(quay, said, person) || isPaid(quay, gains, gain.asset())));
        }
      }
    }
    return landings;
  }

  /** Whether a contract that a label names says that it paid them. */
  private static boolean isSaid(Quay quay, List<Said> said, String person) {
    return said.stream()
        .anyMatch(one ->
            quay.isBridge(one.contract())
                && ((Sighting.Came) one.what()).arrival().recipient().equals(person));
  }

  /** Whether a bridge's account gave it, or it was made for them, as wrapped assets are. */
  private static boolean isPaid(Quay quay, Gains gains, int asset) {
    for (Move move : gains.transaction().moves()) {
      boolean made =
          quay.ledger().account(move.from()).equals(Address.ZERO.toHex())
              && !(quay.ledger().asset(asset) instanceof Asset.Native);
      if (move.asset() == asset && (made || quay.isBridge(move.from(), asset))) {
        return true;
      }
    }
    return false;
  }
}
