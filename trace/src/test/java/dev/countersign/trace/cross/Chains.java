package dev.countersign.trace.cross;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bridge.Arrival;
import dev.countersign.trace.bridge.Departure;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.bridge.Sighting;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Roles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Chains with bridges between them, written down transaction by transaction; a block for each. */
final class Chains {
  /** Everybody's coins have 18 digits and one name, tokens have 18 digits and none. */
  static final Assets ASSETS =
      new Assets() {
        @Override
        public OptionalInt decimals(Asset asset) {
          return OptionalInt.of(18);
        }

        @Override
        public Optional<String> symbol(Asset asset) {
          return asset instanceof Asset.Native ? Optional.of("COIN") : Optional.empty();
        }

        @Override
        public List<Asset> like(Asset asset, Asset coin) {
          return asset instanceof Asset.Native ? List.of(coin) : List.of();
        }
      };

  static final String BRIDGE = name(900);
  static final String EXCHANGE = name(800);

  private final List<List<Entry>> entries = new ArrayList<>();
  private final List<List<Said>> said = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();
  private Limits limits = Limits.NONE;
  private int made;

  Chains(int chains) {
    for (int i = 0; i < chains; i++) {
      entries.add(new ArrayList<>());
      said.add(new ArrayList<>());
    }
    places.put(BRIDGE, Place.BRIDGE);
    places.put(EXCHANGE, Place.SERVICE);
  }

  /** The name of an account, the same on all chains. */
  static String name(int account) {
    return "0x" + "%040x".formatted(account + 1);
  }

  static String chain(int chain) {
    return String.valueOf(chain + 1);
  }

  /** No label names the bridge. */
  Chains unlabelled() {
    places.remove(BRIDGE);
    return this;
  }

  /** What goes there is destroyed. */
  Chains destroyedAt(String account) {
    places.put(account, Place.BURNT);
    return this;
  }

  Chains limits(Limits some) {
    limits = some;
    return this;
  }

  static Entry.Moved move(int chain, String from, String to, long amount) {
    return new Entry.Moved(from, to, coin(chain), BigInteger.valueOf(amount));
  }

  static Asset coin(int chain) {
    return new Asset.Native(chain + 1);
  }

  /** A transaction at a second. */
  Bytes moved(int chain, long time, Entry.Moved... moves) {
    Bytes hash = Bytes.fromHex("0x" + "%064x".formatted(++made));
    entries
        .get(chain)
        .add(
            new Entry(
                time, made, hash, time, Optional.empty(), BigInteger.ZERO, Arrays.asList(moves)));
    return hash;
  }

  Bytes pay(int chain, long time, String from, String to, long amount) {
    return moved(chain, time, move(chain, from, to, amount));
  }

  /** A contract says that something left. */
  void left(
      int chain,
      long time,
      Bytes hash,
      String contract,
      String sender,
      String recipient,
      int destination,
      long amount,
      String link) {
    left(chain, time, hash, contract, sender, recipient, destination, "native", amount, link);
  }

  /** A contract says that something of a token left. */
  void left(
      int chain,
      long time,
      Bytes hash,
      String contract,
      String sender,
      String recipient,
      int destination,
      String asset,
      long amount,
      String link) {
    said.get(chain)
        .add(
            new Said(
                new Sighting.Left(
                    "Some Bridge",
                    new Departure(
                        chain(chain),
                        hash.toHex(),
                        time,
                        asset,
                        BigDecimal.valueOf(amount),
                        sender,
                        recipient.isEmpty() ? Optional.empty() : Optional.of(recipient),
                        Optional.of(chain(destination))),
                    link.isEmpty() ? Optional.empty() : Optional.of(link)),
                contract));
  }

  /** A contract says that something came. */
  void came(
      int chain, long time, Bytes hash, String contract, String to, long amount, String link) {
    said.get(chain)
        .add(
            new Said(
                new Sighting.Came(
                    "Some Bridge",
                    new Arrival(
                        chain(chain), hash.toHex(), time, "native", BigDecimal.valueOf(amount), to),
                    link.isEmpty() ? Optional.empty() : Optional.of(link)),
                contract));
  }

  /** Somebody pays in, and somebody gets it a minute later; both sides say so. */
  void cross(
      int from, int to, long time, String sender, String recipient, long amount, long arrives) {
    Bytes in = pay(from, time, sender, BRIDGE, amount);
    String link = "link" + made;
    left(from, time, in, BRIDGE, sender, recipient, to, amount, link);
    Bytes out = pay(to, time + 60, BRIDGE, recipient, arrives);
    came(to, time + 60, out, BRIDGE, recipient, arrives, link);
  }

  /** The chains, read in an order that depends on the seed. */
  List<Shore> shores(long seed) {
    List<Shore> shores = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < entries.size(); i++) {
      List<Entry> some = new ArrayList<>(entries.get(i));
      List<Said> logs = new ArrayList<>(said.get(i));
      Collections.shuffle(some, random);
      Collections.shuffle(logs, random);
      MemoryLedger ledger = MemoryLedger.of(coin(i), some);
      shores.add(new Shore(chain(i), ledger, roles(ledger), logs, limits));
    }
    return shores;
  }

  private Roles roles(Ledger ledger) {
    return new Roles() {
      @Override
      public Place place(int account) {
        return places.getOrDefault(ledger.account(account), Place.HELD);
      }

      @Override
      public boolean valued(int asset) {
        return true;
      }
    };
  }
}
