package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A ledger on disk, to be loaded, added to, and taken back. One process may write to it; others may
 * read ({@link StoreLedger#open}). Not for several threads at once.
 */
public final class LedgerStore implements AutoCloseable {
  /** How much of an account's name and number is in memory while loading, in bytes, about. */
  private static final int BYTES_A_NAME = 48;

  /** The same of an output, whose name is a text. */
  private static final int BYTES_AN_OUTPUT = 256;

  private final Tables tables;
  private StoreLedger now;

  private LedgerStore(Tables tables) {
    this.tables = tables;
    this.now = new StoreLedger(tables, () -> {});
  }

  /** Whether a folder is a store. */
  public static boolean isThere(Path folder) {
    return StoreMark.isThere(folder);
  }

  /**
   * Opens a store, and makes it where there is none.
   *
   * @param coin what its chain takes fees in
   * @param cacheBytes so much of it is kept in memory, besides the index of its files
   * @throws UnreadableInput where the folder holds something else, or a store that is of another
   *     chain or version, damaged, or in use
   */
  public static LedgerStore open(Path folder, Asset coin, long cacheBytes) {
    return new LedgerStore(Opening.database(folder, coin, cacheBytes));
  }

  /**
   * Opens a store that is somewhere else, and makes it where there is none. What a write left there
   * that was cut short is taken back first.
   *
   * @param tables which are closed with the store
   * @throws UnreadableInput where it is of another chain, or damaged
   */
  public static LedgerStore open(Tables tables, Asset coin) {
    try {
      Undo.rest(tables);
      Opening.begin(tables, coin, true);
      return new LedgerStore(tables);
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  private void renew() {
    StoreLedger before = now;
    now = new StoreLedger(tables, () -> {});
    before.close();
  }

  /** How many transactions are there. */
  public long size() {
    return now.size();
  }

  /** The height of the last block of which something is there; nothing where there is none. */
  public OptionalLong lastBlock() {
    return now.size() == 0 ? OptionalLong.empty() : OptionalLong.of(now.head().block());
  }

  /** Whether a load was begun and not finished. */
  public boolean isHalfLoaded() {
    return now.isHalfLoaded();
  }

  /** An output that is there and not spent, of a store of Bitcoin; nothing where there is none. */
  public Optional<Coin> unspent(String outpoint) {
    return now.coins().flatMap(coins -> coins.unspent(outpoint));
  }

  /**
   * Notes which network of Bitcoin a store is of, where it is not noted yet.
   *
   * @throws UnreadableInput where it is of another one
   */
  public void noteNetwork(BitcoinNetwork network) {
    StoredNetwork.note(tables, now.reading(), network);
    renew();
  }

  /** Whether a transaction is there. */
  public boolean has(Bytes hash) {
    return now.position(hash).isPresent();
  }

  /** What is there now; later changes are not seen. It must be closed before the store. */
  public StoreLedger ledger() {
    mustBeWhole();
    return new StoreLedger(tables, () -> {});
  }

  /**
   * Begins a load of much, or goes on with one that was cut short.
   *
   * @param progress is told how it goes
   */
  public Loading load(Progress progress) {
    int bytes = now.coins().isPresent() ? BYTES_AN_OUTPUT : BYTES_A_NAME;
    // What is put in order at once is in memory as a whole; what goes to files first is not.
    int batch = tables instanceof Database ? Loading.BATCH : Loading.BATCH / 4;
    return load(progress, Runtime.getRuntime().maxMemory() / 4 / bytes, batch);
  }

  /**
   * @param names so many accounts' names are kept in memory
   * @param batch so many postings make a batch
   */
  Loading load(Progress progress, long names, int batch) {
    return new Loading(tables, this::renew, names, progress, batch);
  }

  /**
   * Adds the next transactions: all of them are on the disk when this returns, or, where it fails,
   * none.
   *
   * @param entries in order, after all that are there
   * @throws UnreadableInput where one is not after all that are there
   */
  public void append(List<Entry> entries) {
    append(encoder -> entries.forEach(entry -> encoder.add(next(entry, encoder))), List.of());
  }

  private static Entry next(Entry entry, Encoder encoder) {
    if (!encoder.head().isBefore(entry)) {
      throw Known.notAfter(entry, encoder.head());
    }
    return entry;
  }

  /**
   * A block of a node.
   *
   * @param entries what it moved, in order
   * @param calls whether calls within its transactions are among it
   */
  public record Block(BlockHeader header, List<Entry> entries, boolean calls) {}

  /**
   * Adds the next blocks of a node likewise, and notes which they are.
   *
   * @param blocks each behind the one before
   */
  public void appendBlocks(List<Block> blocks) {
    append(
        encoder ->
            blocks.forEach(
                block -> block.entries.forEach(entry -> encoder.add(next(entry, encoder)))),
        blocks);
  }

  /**
   * The same of Bitcoin.
   *
   * @param blocks each behind the one before
   * @throws UnreadableInput where one spends what the store has otherwise, or as spent
   */
  public void appendPayments(List<PaymentBlock> blocks) {
    append(
        encoder ->
            blocks.forEach(block ->
                block
                    .payments()
                    .forEach(payment -> encoder.add(payment, next(payment.entry(), encoder)))),
        blocks.stream().map(PaymentBlock::marked).toList());
  }

  private void append(Consumer<Encoder> all, List<Block> blocks) {
    mustBeWhole();
    Numbers numbers = new Numbers(now, Long.MAX_VALUE, false);
    try (Encoder encoder = new Encoder(tables, now, numbers)) {
      all.accept(encoder);
      Encoder.Sealed sealed = encoder.seal(0);
      try (Writes puts = sealed.writes()) {
        sealed.prints().forEach(prints -> prints.put(puts));
        Appending.all(now, sealed.postings(), puts, tables.hands());
        puts.put(Family.META, Keys.HEAD, sealed.head().packed());
        puts.put(Family.POSTINGS, Keys.COVERED, Merge.covered(sealed.head().size()));
        marks().add(blocks, puts);
        tables.write(puts, true);
      }
    }
    renew();
  }

  private Marks marks() {
    return new Marks(now.reading());
  }

  /**
   * The blocks that were read of a node; nothing where there are none, or something else was added
   * behind them.
   */
  public Optional<StoredBlocks> blocks() {
    return now.blocks();
  }

  /** One of the last blocks that were read of a node; nothing where it is not kept. */
  public Optional<BlockHeader> block(long number) {
    return blocks().flatMap(any -> marks().at(number));
  }

  /** The earliest block of a node that is kept. */
  public Optional<BlockHeader> oldestBlock() {
    return blocks().flatMap(any -> marks().oldest());
  }

  /**
   * Takes back all transactions from a block on, as if they had never been added: what a chain does
   * that finds a better branch. All of it or, where it fails, nothing.
   */
  public void undoFrom(long block) {
    mustBeWhole();
    Undo.from(tables, now, block, marks());
    renew();
  }

  /**
   * Notes what was loaded, such as a file's fingerprint, for those who read the store; the same is
   * noted once.
   */
  public void noteInput(String text) {
    List<String> noted = now.inputs();
    if (noted.contains(text)) {
      return;
    }
    try (Writes batch = tables.writes()) {
      batch.put(Family.META, Keys.input(noted.size()), text.getBytes(StandardCharsets.UTF_8));
      tables.write(batch, true);
    }
    renew();
  }

  /** What {@link #noteInput} noted, in that order. */
  public List<String> inputs() {
    return now.inputs();
  }

  private void mustBeWhole() {
    if (now.isHalfLoaded()) {
      throw new UnreadableInput(
          "The store " + tables.store() + " is half loaded; finish its load first");
    }
  }

  @Override
  public void close() {
    now.close();
    tables.close();
  }
}
