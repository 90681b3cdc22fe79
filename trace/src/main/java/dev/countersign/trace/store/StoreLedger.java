package dev.countersign.trace.store;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.FewMoves;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.OneMove;
import dev.countersign.trace.ledger.Transaction;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The ledger that a store held at one moment. Several may read it at once. */
public final class StoreLedger implements Ledger, AutoCloseable {
  private static final int KEPT_PAGES = 1 << 14;

  private final Reading reading;
  private final AutoCloseable rest;
  private final Head head;
  private final Asset[] assets;
  private final Map<Asset, Integer> assetNumbers = new HashMap<>();
  private final Strings names;
  private final Strings hashes;
  private final Postings postings;
  private final AtomicReferenceArray<TransferPage> pages = new AtomicReferenceArray<>(KEPT_PAGES);
  private final Prefetch prefetch;
  private final Marks marks;
  private final @Nullable Coins coins;

  /**
   * Opens a store to read it, which may be loaded on at the same time.
   *
   * @param cacheBytes so much of it is kept in memory, besides the index of its files
   * @throws UnreadableInput where it is none, is of another version, damaged, or half loaded
   */
  public static StoreLedger open(Path folder, long cacheBytes) {
    return open(folder, cacheBytes, false);
  }

  /**
   * Opens a store to read it.
   *
   * @param direct whether reads go past the system's cache of files, as if the store were cold
   * @throws UnreadableInput where it is none, is of another version, damaged, or half loaded
   */
  public static StoreLedger open(Path folder, long cacheBytes, boolean direct) {
    return open(new Database(folder, true, cacheBytes, direct));
  }

  /**
   * Opens a store that is somewhere else, which is closed with the ledger. Where a load was not
   * finished, what was there before it is seen.
   *
   * @throws UnreadableInput where nothing but a half load is there
   */
  public static StoreLedger open(Tables tables) {
    try {
      StoreLedger ledger = new StoreLedger(tables, tables);
      if (!ledger.isHalfLoaded()) {
        return ledger;
      }
      boolean wasWhole = ledger.reading.get(Family.META, Keys.WHOLE) != null;
      ledger.reading.close();
      if (!wasWhole) {
        throw new UnreadableInput(
            "The store "
                + tables.store()
                + " is half loaded; run the same countersign ledger load again to finish it");
      }
      return new StoreLedger(tables, tables, Keys.WHOLE);
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  /** What is there now; {@code rest} is closed with it. */
  StoreLedger(Tables tables, AutoCloseable rest) {
    this(tables, rest, Keys.HEAD);
  }

  /** What was there when that head was written. */
  StoreLedger(Tables tables, AutoCloseable rest, byte[] headKey) {
    this.rest = rest;
    reading = tables.reading();
    byte[] packed = reading.get(Family.META, headKey);
    head = packed == null ? Head.EMPTY : Head.of(packed);
    assets = new Asset[head.assets()];
    for (int i = 0; i < assets.length; i++) {
      assets[i] = AssetText.asset(reading.need(Family.META, Keys.asset(i)));
      assetNumbers.put(assets[i], i);
    }
    names = new Strings(reading, Family.NAMES, Family.NAME_INDEX, head.accounts());
    hashes = new Strings(reading, Family.HASHES, Family.HASH_INDEX, head.size());
    postings = new Postings(reading, this::page);
    prefetch = new Prefetch(this);
    marks = new Marks(reading);
    coins = isBitcoin(assets) ? new Coins(this, names) : null;
  }

  private static boolean isBitcoin(Asset[] assets) {
    return assets.length > 0 && assets[0] instanceof Asset.Bitcoin;
  }

  /** The same as a ledger of Bitcoin; nothing where it is of another chain. */
  public Optional<BitcoinLedger> bitcoin() {
    return coins().map(there -> new StoreBitcoinLedger(this, there));
  }

  Optional<Coins> coins() {
    return Optional.ofNullable(coins);
  }

  /** What {@link LedgerStore#noteInput} noted, in that order. */
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    for (byte[] one = reading.get(Family.META, Keys.input(0));
        one != null;
        one = reading.get(Family.META, Keys.input(inputs.size()))) {
      inputs.add(new String(one, StandardCharsets.UTF_8));
    }
    return inputs;
  }

  /**
   * The blocks that were read of a node; nothing where there are none, or something else was added
   * behind them.
   */
  public Optional<StoredBlocks> blocks() {
    return marks.blocks().filter(blocks -> head.block() <= blocks.last().number());
  }

  /** What bridges logged, as far as what was loaded had logs, in the order of the chain. */
  public List<Said> said() {
    return StoredLogs.said(this);
  }

  /**
   * The first block of which logs of bridges are kept; nothing where it is the first of all. What
   * an earlier version loaded has none, unless it was loaded again.
   */
  public OptionalLong loggedFrom() {
    return StoredLogs.from(this);
  }

  Head head() {
    return head;
  }

  Postings postings() {
    return postings;
  }

  Reading reading() {
    return reading;
  }

  /** How many transactions the postings cover. */
  long covered() {
    byte[] covered = reading.get(Family.POSTINGS, Keys.COVERED);
    if (covered == null) {
      covered = reading.get(Family.META, Keys.COVERED);
    }
    return covered == null ? 0 : new Unpacker(covered).number();
  }

  boolean isHalfLoaded() {
    return head.runs() > 0 || covered() != head.size();
  }

  @Override
  public OptionalInt account(String name) {
    if (coins != null) {
      return coins.account(name);
    }
    OptionalLong number = names.find(Keys.name(name));
    return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) number.getAsLong());
  }

  @Override
  public String account(int number) {
    return coins != null ? coins.name(number) : Keys.name(names.get(number));
  }

  @Override
  public Asset asset(int number) {
    return assets[number];
  }

  @Override
  public OptionalInt asset(Asset asset) {
    Integer number = assetNumbers.get(asset);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  TransferPage page(long number) {
    int place = (int) number & (KEPT_PAGES - 1);
    TransferPage kept = pages.get(place);
    if (kept != null && kept.number() == number) {
      return kept;
    }
    TransferPage page =
        new TransferPage(number, reading.need(Family.TRANSFERS, Keys.ordered(number)));
    pages.set(place, page);
    return page;
  }

  @Override
  public Transaction transaction(long position) {
    return page(position / TransferPage.ROOM)
        .transaction((int) (position % TransferPage.ROOM), hash(position));
  }

  @Override
  public Transaction unhashed(long position) {
    return page(position / TransferPage.ROOM)
        .transaction((int) (position % TransferPage.ROOM), Bytes.EMPTY);
  }

  /** The hash of a transaction. */
  Bytes hash(long position) {
    return Bytes.of(hashes.get(position));
  }

  @Override
  public boolean one(long position, OneMove into) {
    return page(position / TransferPage.ROOM).one((int) (position % TransferPage.ROOM), into);
  }

  @Override
  public boolean few(long position, FewMoves into) {
    return page(position / TransferPage.ROOM).few((int) (position % TransferPage.ROOM), into);
  }

  @Override
  public OptionalLong gasPrice(long position) {
    return page(position / TransferPage.ROOM).gasPrice((int) (position % TransferPage.ROOM));
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public void expect(long first, long bits, Known known) {
    prefetch.expect(first, bits, known);
  }

  @Override
  public OptionalLong position(Bytes hash) {
    return hashes.find(hash.toArray());
  }

  @Override
  public long size() {
    return head.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    return postings.from(account, asset, from, head.size());
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    return postings.balanceBefore(account, asset, Math.min(position, head.size()));
  }

  @Override
  public void close() {
    prefetch.close();
    reading.close();
    try {
      rest.close();
    } catch (Exception e) {
      throw new IllegalStateException(e); // a database does not throw
    }
  }
}
