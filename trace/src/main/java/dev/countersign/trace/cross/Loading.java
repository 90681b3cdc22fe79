package dev.countersign.trace.cross;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which shipment takes how much of what is stolen: what somebody is said to have sent takes what
 * they gave; the rest is shared out evenly.
 */
final class Loading {
  /** What is stolen of a shipment, and what it stands for. */
  record Loaded(Shipment shipment, BigInteger tainted, BigInteger source) {}

  private final List<Shipment> shipments;
  private final BigInteger[] tainted;
  private final BigInteger[] source;
  private final BigInteger unnamed;

  private Loading(List<Shipment> shipments, BigInteger whole) {
    this.shipments = shipments;
    this.tainted = new BigInteger[shipments.size()];
    this.source = new BigInteger[shipments.size()];
    BigInteger rest = whole;
    for (int i = 0; i < shipments.size(); i++) {
      tainted[i] = BigInteger.ZERO;
      source[i] = BigInteger.ZERO;
      rest = rest.subtract(shipments.get(i).amount());
    }
    this.unnamed = rest.max(BigInteger.ZERO);
  }

  /**
   * Shares out a cargo, rounded down; what is left over is in none of them.
   *
   * @param whole so much was paid in there
   */
  static List<Loaded> of(Quay quay, Cargo cargo, List<Shipment> shipments, BigInteger whole) {
    Loading loading = new Loading(shipments, whole);
    Set<String> givers = new HashSet<>();
    cargo.given.keySet().forEach(giver -> givers.add(quay.ledger().account(giver)));
    for (Map.Entry<Integer, Cargo.Given> one : cargo.given.entrySet()) {
      loading.load(quay.ledger().account(one.getKey()), one.getValue(), givers);
    }
    List<Loaded> loaded = new ArrayList<>();
    for (int i = 0; i < shipments.size(); i++) {
      loaded.add(new Loaded(shipments.get(i), loading.tainted[i], loading.source[i]));
    }
    return loaded;
  }

  private void load(String giver, Cargo.Given given, Set<String> givers) {
    List<Integer> own = new ArrayList<>();
    List<Integer> nobodys = new ArrayList<>();
    for (int i = 0; i < shipments.size(); i++) {
      String sender = shipments.get(i).sender().map(Quay::key).orElse("");
      if (sender.equals(giver)) {
        own.add(i);
      } else if (!givers.contains(sender)) {
        nobodys.add(i);
      }
    }
    List<Integer> into = own.isEmpty() ? nobodys : own;
    BigInteger weight = own.isEmpty() ? unnamed : BigInteger.ZERO;
    for (int i : into) {
      weight = weight.add(shipments.get(i).amount());
    }
    BigInteger before = BigInteger.ZERO;
    BigInteger placed = BigInteger.ZERO;
    BigInteger placedSource = BigInteger.ZERO;
    for (int i : into) {
      before = before.add(shipments.get(i).amount());
      BigInteger until = given.tainted.multiply(before).divide(weight);
      BigInteger untilSource = given.source.multiply(before).divide(weight);
      add(i, until.subtract(placed), untilSource.subtract(placedSource));
      placed = until;
      placedSource = untilSource;
    }
  }

  /** No more of a shipment is stolen than it is. */
  private void add(int i, BigInteger units, BigInteger value) {
    BigInteger room = shipments.get(i).amount().subtract(tainted[i]).min(units);
    if (room.signum() > 0) {
      tainted[i] = tainted[i].add(room);
      source[i] = source[i].add(room.equals(units) ? value : value.multiply(room).divide(units));
    }
  }
}
