package dev.countersign.trace.cross;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.bridge.Sighting;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import dev.countersign.trace.taint.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What one chain's transactions pay in to bridges, by what contracts log and labels say. */
final class Quay {
  /** What contracts write for the chain's own coin. */
  private static final Set<String> COINS =
      Set.of("native", "0x" + "0".repeat(40), "0x" + "e".repeat(40));

  /** Any that is the same whatever the order in which it was read. */
  private static final Comparator<Said> ORDER = Comparator.comparing(Said::toString);

  private final int number;
  private final Shore shore;
  private final Map<Long, List<Said>> left = new HashMap<>();
  private final Map<Long, List<Said>> came = new HashMap<>();
  private final Map<Long, List<Shipment>> shipments = new HashMap<>();
  private final Map<String, List<Long>> leftFor = new HashMap<>();

  Quay(int number, Shore shore) {
    this.number = number;
    this.shore = shore;
    Map<String, OptionalLong> positions = new HashMap<>();
    for (Said one : shore.said()) {
      OptionalLong position =
          positions.computeIfAbsent(
              one.transaction(),
              hash -> shore.ledger().position(Bytes.fromHex(hash, "A transaction")));
      position.ifPresent(at -> {
        switch (one.what()) {
          case Sighting.Left any -> {
            left.computeIfAbsent(at, none -> new ArrayList<>()).add(one);
            any.departure()
                .recipient()
                .ifPresent(
                    to -> leftFor.computeIfAbsent(key(to), none -> new ArrayList<>()).add(at));
          }
          case Sighting.Came any -> came.computeIfAbsent(at, none -> new ArrayList<>()).add(one);
        }
      });
    }
    left.values().forEach(all -> all.sort(ORDER));
    came.values().forEach(all -> all.sort(ORDER));
  }

  static String key(String account) {
    return account.toLowerCase(Locale.ROOT);
  }

  Shore shore() {
    return shore;
  }

  Ledger ledger() {
    return shore.ledger();
  }

  /** Where something is said to leave. */
  boolean isLeft(long position) {
    return left.containsKey(position);
  }

  Iterable<Long> lefts() {
    return left.keySet();
  }

  Map<Long, List<Said>> cames() {
    return came;
  }

  /** Where something is said to leave for somebody. */
  List<Long> leftFor(String person) {
    return leftFor.getOrDefault(key(person), List.of());
  }

  boolean isBridge(int account, int asset) {
    return shore.roles().place(account, asset) == Place.BRIDGE;
  }

  /** Whether a label says that a contract is a bridge's. */
  boolean isBridge(String contract) {
    OptionalInt account = ledger().account(contract);
    return account.isPresent() && shore.roles().place(account.getAsInt()) == Place.BRIDGE;
  }

  /** All that a transaction pays in to bridges. */
  List<Shipment> shipments(long position) {
    List<Shipment> known = shipments.get(position);
    if (known == null) {
      known = look(position);
      shipments.put(position, known);
    }
    return known;
  }

  private List<Shipment> look(long position) {
    Gains gains = Gains.of(ledger().transaction(position));
    Map<Gains.Gain, List<Said>> by = new HashMap<>();
    for (Said one : left.getOrDefault(position, List.of())) {
      taker(one, gains)
          .ifPresent(gain -> by.computeIfAbsent(gain, any -> new ArrayList<>()).add(one));
    }
    List<Shipment> found = new ArrayList<>();
    for (Gains.Gain gain : gains.all()) {
      List<Said> said = believed(by.getOrDefault(gain, List.of()), gain);
      if (!said.isEmpty()) {
        divide(position, gain, said, found);
      } else if (isBridge(gain.account(), gain.asset())) {
        List<Integer> givers = gains.givers();
        found.add(
            new Shipment(
                number,
                position,
                gain.account(),
                gain.asset(),
                gain.amount(),
                givers.size() == 1
                    ? Optional.of(ledger().account(givers.getFirst()))
                    : Optional.empty(),
                true,
                Optional.empty()));
      }
    }
    return found;
  }

  /** A contract that no label names does not speak for one that a label does. */
  private List<Said> believed(List<Said> said, Gains.Gain gain) {
    List<Said> named = said.stream().filter(one -> isBridge(one.contract())).toList();
    return named.isEmpty() && !isBridge(gain.account(), gain.asset()) ? said : named;
  }

  /**
   * Where what is said to leave came to: to the contract that says so, to whom it handed it on, or
   * to nobody, where it was destroyed. Nothing where none of the value went through that contract.
   */
  private Optional<Gains.Gain> taker(Said one, Gains gains) {
    Sighting.Left said = (Sighting.Left) one.what();
    OptionalInt known = ledger().account(one.contract());
    int contract = known.orElse(Ledger.NOBODY);
    boolean through = contract != Ledger.NOBODY && gains.isThrough(contract);
    boolean token = gains.all().stream().anyMatch(gain -> isToken(gain.asset(), one.contract()));
    if (!through && !token && !isBridge(one.contract())) {
      return Optional.empty();
    }
    List<Gains.Gain> own = through ? gains.of(contract) : List.of();
    if (!own.isEmpty()) {
      return Optional.of(fitting(own, said));
    }
    List<Gains.Gain> handed = new ArrayList<>();
    for (Move move : gains.transaction().moves()) {
      BigInteger gain = gains.of(move.to(), move.asset());
      if (move.from() == contract
          && gain.signum() > 0
          && new BigDecimal(move.amount()).compareTo(said.departure().amount()) == 0) {
        handed.add(new Gains.Gain(move.to(), move.asset(), gain));
      }
    }
    if (!handed.isEmpty()) {
      return Optional.of(fitting(handed, said));
    }
    List<Gains.Gain> gone =
        gains.all().stream()
            .filter(gain ->
                isBridge(gain.account(), gain.asset())
                    || (shore.roles().place(gain.account()) == Place.BURNT
                        && (isToken(gain.asset(), said.departure().asset())
                            || isToken(gain.asset(), one.contract()))))
            .toList();
    return gone.isEmpty() ? Optional.empty() : Optional.of(fitting(gone, said));
  }

  private Gains.Gain fitting(List<Gains.Gain> gains, Sighting.Left said) {
    return gains.stream()
        .filter(gain -> isToken(gain.asset(), said.departure().asset()))
        .findFirst()
        .orElse(gains.getFirst());
  }

  boolean isToken(int asset, String contract) {
    return ledger().asset(asset) instanceof Asset.Token token
        && token.contract().toHex().equals(contract);
  }

  private boolean isAsset(int asset, String name) {
    return ledger().asset(asset) instanceof Asset.Native
        ? COINS.contains(name)
        : isToken(asset, name);
  }

  /**
   * Several may be paid in at once. What they say counts as it is where it is no more than what
   * came; else, as where a bridge counts in other units, as shares of it.
   */
  private void divide(long position, Gains.Gain gain, List<Said> said, List<Shipment> found) {
    BigInteger together = BigInteger.ZERO;
    for (Said one : said) {
      together = together.add(amount(one));
    }
    boolean exact =
        together.compareTo(gain.amount()) <= 0
            && said.stream().allMatch(one -> isAsset(gain.asset(), asset(one)));
    BigInteger whole = exact ? together : gain.amount();
    BigInteger before = BigInteger.ZERO;
    BigInteger placed = BigInteger.ZERO;
    for (Said one : said) {
      before = before.add(amount(one));
      BigInteger until =
          together.signum() == 0 ? BigInteger.ZERO : whole.multiply(before).divide(together);
      BigInteger part = until.subtract(placed);
      placed = until;
      if (part.signum() > 0) {
        Sighting.Left what = (Sighting.Left) one.what();
        String sender = what.departure().sender();
        found.add(
            new Shipment(
                number,
                position,
                gain.account(),
                gain.asset(),
                part,
                sender.isEmpty() ? Optional.empty() : Optional.of(sender),
                isBridge(one.contract()),
                Optional.of(what)));
      }
    }
  }

  private static BigInteger amount(Said one) {
    return ((Sighting.Left) one.what()).departure().amount().toBigInteger();
  }

  private static String asset(Said one) {
    return ((Sighting.Left) one.what()).departure().asset();
  }
}
