package dev.countersign.trace.file;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.block.BlockLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Issuance;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together what several files say of the same transactions and blocks. */
final class Assembly {
  private static final SortedMap<Integer, String> NOTHING = Collections.emptySortedMap();
  private static final int MOST_DECIMALS = 255;

  private final Given given;
  private final Span span;
  private final Map<Bytes, Draft> drafts = new HashMap<>();
  private final Map<Long, Long> times = new HashMap<>();
  private final Map<Address, SortedMap<Integer, String>> decimals = new HashMap<>();
  private final BridgeRows bridges = new BridgeRows();
  private final List<Runnable> later = new ArrayList<>();
  private final BitcoinAssembly bitcoin = new BitcoinAssembly();
  private @Nullable Asset money;
  private boolean hasAssets;

  Assembly(Given given) {
    this(given, Span.ALL);
  }

  /** Of some rows only. */
  Assembly(Given given, Span span) {
    this.given = given;
    this.span = span;
  }

  /** Which rows are taken. */
  Span span() {
    return span;
  }

  long chain() {
    return given.chain();
  }

  BridgeRows bridges() {
    return bridges;
  }

  /** What bridges logged. */
  List<Said> said() {
    return bridges.said(given.chain(), block -> times.getOrDefault(block, 0L));
  }

  /** What can only be done when all files are read. */
  void later(Runnable work) {
    later.add(work);
  }

  Draft draft(Bytes hash) {
    return drafts.computeIfAbsent(hash, Draft::new);
  }

  /** When a block was made, in seconds since 1970. */
  void time(Row row, long block, long time) {
    Long before = times.putIfAbsent(block, time);
    if (before != null && before != time) {
      throw new UnreadableInput(
          row.where() + " says another time for block " + block + " than a row before it");
    }
  }

  /** A file says how many digits of a token's amounts stand after the point. */
  void decimals(Row row, Address contract, BigInteger digits) {
    if (digits.bitLength() > 31 || digits.intValueExact() > MOST_DECIMALS) {
      throw new UnreadableInput(
          row.where() + " says that a token has " + digits + " decimals; expected 0 to 255");
    }
    decimals
        .computeIfAbsent(contract, any -> new TreeMap<>())
        .putIfAbsent(digits.intValueExact(), row.where());
  }

  /** How many it is, for a row whose amount is in whole tokens. */
  int decimals(Row row, Address contract) {
    SortedMap<Integer, String> said = new TreeMap<>(decimals.getOrDefault(contract, NOTHING));
    given
        .decimals()
        .apply(new Asset.Token(given.chain(), contract))
        .ifPresent(known -> said.putIfAbsent(known, "the list of known tokens"));
    if (said.isEmpty()) {
      throw new UnreadableInput(
          row.where()
              + " has an amount in whole tokens of "
              + contract
              + ", whose decimals are not known; a file in the ledger with the columns address and"
              + " decimals gives them");
    }
    if (said.size() > 1) {
      throw new UnreadableInput(
          row.where()
              + " has an amount in whole tokens of "
              + contract
              + ", which has "
              + said.firstKey()
              + " decimals by "
              + said.get(said.firstKey())
              + " and "
              + said.lastKey()
              + " by "
              + said.get(said.lastKey()));
    }
    return said.firstKey();
  }

  /** What a transfer was worth, where nothing says what was transferred. */
  Entry.Moved money(Row row, Asset.Money currency, String from, String to, BigInteger hundredths) {
    if (money != null && !money.equals(currency)) {
      throw new UnreadableInput(
          row.where() + " is in another currency than a row before it; a ledger has one");
    }
    money = currency;
    return new Entry.Moved(from, to, currency, hundredths);
  }

  Entry.Moved coin(String from, String to, BigInteger amount) {
    hasAssets = true;
    return new Entry.Moved(from, to, new Asset.Native(given.chain()), amount);
  }

  Entry.Moved token(String contract, String from, String to, BigInteger amount) {
    hasAssets = true;
    return new Entry.Moved(from, to, new Asset.Token(given.chain(), Address.of(contract)), amount);
  }

  Entry.Moved item(String contract, BigInteger id, String from, String to, BigInteger amount) {
    hasAssets = true;
    return new Entry.Moved(
        from, to, new Asset.Item(given.chain(), Address.of(contract), id), amount);
  }

  /** What tables of Bitcoin are put together in. */
  BitcoinAssembly bitcoin() {
    return bitcoin;
  }

  Ledger ledger() {
    if (bitcoin.isEmpty()) {
      return MemoryLedger.of(money == null ? new Asset.Native(given.chain()) : money, inOrder());
    }
    mustBeOfOneChain();
    return bitcoin.ledger();
  }

  private void mustBeOfOneChain() {
    if (!drafts.isEmpty() || !times.isEmpty()) {
      throw new UnreadableInput(
          "The files are of Bitcoin and of another chain; a ledger is of one");
    }
  }

  /** All transactions of Bitcoin, in the order of the chain. */
  List<Payment> payments(Function<String, Optional<Coin>> earlier) {
    mustBeOfOneChain();
    return bitcoin.payments(earlier);
  }

  /** All transactions of what a store of another chain holds, in the order of the chain. */
  List<Entry> entries() {
    if (money != null) {
      throw new UnreadableInput(
          "The files tell what transfers were worth, which a store does not hold; countersign trace"
              + " --ledger reads them as they are");
    }
    List<Entry> entries = inOrder();
    Map<Bytes, List<BlockLog>> logs = bridges.logs();
    entries.replaceAll(entry -> {
      List<BlockLog> own = logs.get(entry.hash());
      return own == null ? entry : entry.withLogs(own);
    });
    return entries;
  }

  private List<Entry> inOrder() {
    later.forEach(Runnable::run);
    if (money != null && hasAssets) {
      throw new UnreadableInput(
          "Some files tell what transfers were worth, others what was transferred; a ledger has one"
              + " or the other");
    }
    List<Entry> entries = new ArrayList<>(drafts.size());
    for (Draft draft : drafts.values()) {
      Entry entry = draft.entry(draft.block().map(times::get).orElse(0L));
      entries.add(Issuance.seen(Wrapping.seen(entry, given.chain())));
    }
    entries.sort(Entry.ORDER);
    return entries;
  }
}
