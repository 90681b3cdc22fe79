package dev.countersign.trace.file;

import dev.countersign.chain.bitcoin.TransactionParts;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tables of bitcoin-etl: blocks, and transactions with their inputs and outputs in lists, as
 * its own lines of JSON and the public data sets have them. Those have amounts in satoshi, or in
 * BTC where they are floating point numbers (AWS).
 */
final class BitcoinEtl implements Table {
  private static final List<String> TRANSACTIONS =
      List.of("hash", "block_number", "inputs", "outputs");
  private static final List<String> BLOCKS = List.of("number", "hash", "timestamp", "merkle_root");

  /** No table of another chain has these. */
  private static final List<String> MARKS =
      List.of("inputs", "outputs", "merkle_root", "virtual_size", "stripped_size");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final BigInteger UINT32 = BigInteger.ONE.shiftLeft(32);

  private final BitcoinAssembly assembly;
  private final boolean blocks;
  private final boolean btcIn;
  private final boolean btcOut;

  private BitcoinEtl(BitcoinAssembly assembly, boolean blocks, Set<String> floating) {
    this.assembly = assembly;
    this.blocks = blocks;
    this.btcIn = floating.contains("inputs.value");
    this.btcOut = floating.contains("outputs.value");
  }

  /**
   * A reader of the table that has these columns, or nothing where it is none of these.
   *
   * @param name of the file, for the sentence
   * @param floating the columns whose numbers are floating point numbers
   * @throws UnreadableInput where it is of Bitcoin, and columns are missing
   */
  static Optional<Table> of(
      String name, Set<String> columns, Set<String> floating, BitcoinAssembly assembly) {
    boolean transactions = columns.containsAll(TRANSACTIONS);
    if (transactions || columns.containsAll(BLOCKS)) {
      return Optional.of(new BitcoinEtl(assembly, !transactions, floating));
    }
    if (MARKS.stream().anyMatch(columns::contains)) {
      List<String> needed = columns.contains("merkle_root") ? BLOCKS : TRANSACTIONS;
      throw new UnreadableInput(
          name
              + " is a table of Bitcoin without "
              + String.join(", ", needed.stream().filter(one -> !columns.contains(one)).toList())
              + "; needed are "
              + String.join(", ", needed)
              + ", as bitcoin-etl has them");
    }
    return Optional.empty();
  }

  @Override
  public void read(Row row) {
    if (blocks) {
      long height = row.count("number");
      assembly.block(row, height, Optional.of(hash(row, "hash")), time(row, "timestamp"));
      row.optional("previousblockhash")
          .ifPresent(any -> assembly.parent(row, height, hash(row, "previousblockhash")));
    } else {
      transaction(row);
    }
  }

  @Override
  public OptionalLong block(Row row) {
    return OptionalLong.of(row.count(blocks ? "number" : "block_number"));
  }

  private void transaction(Row row) {
    String listed = hash(row, "hash");
    long block = row.count("block_number");
    Optional<String> blockHash = row.optional("block_hash").map(any -> hash(row, "block_hash"));
    assembly.block(row, block, blockHash, time(row, "block_timestamp"));
    boolean coinbase = row.optional("is_coinbase").map(Boolean::parseBoolean).orElse(false);
    BitcoinItems items = new BitcoinItems(row, listed);
    List<BitcoinItems.In> inputs = coinbase ? List.of() : items.inputs(btcIn);
    if (inputs.isEmpty() && !coinbase && row.optional("is_coinbase").isPresent()) {
      throw new UnreadableInput(
          row.where() + " spends nothing, and is no coinbase; its inputs are needed");
    }
    String txid = txid(row, listed, inputs, items.outputs(listed, btcOut));
    List<BitcoinItems.Out> outputs = items.outputs(txid, btcOut);
    assembly.add(
        new StatedPayment(
            row.where(),
            txid,
            listed,
            block,
            row.optional("index").map(any -> index(row)).orElse(-1),
            inputs.stream().map(BitcoinItems.In::coin).toList(),
            outputs.stream().map(BitcoinItems.Out::coin).toList()));
  }

  private static int index(Row row) {
    long index = row.count("index");
    if (index > Integer.MAX_VALUE) {
      throw row.wrong("index", "is too large", row.text("index"));
    }
    return (int) index;
  }

  /**
   * What other transactions call it. Some tables list transactions by the hash of all of them, with
   * their witnesses (wtxid); the parts tell the id.
   */
  private static String txid(
      Row row, String listed, List<BitcoinItems.In> inputs, List<BitcoinItems.Out> outputs) {
    Optional<TransactionParts> parts = parts(row, inputs, outputs);
    String made = parts.map(TransactionParts::txid).orElse(listed);
    String said = row.optional("txid").map(any -> hash(row, "txid")).orElse(made);
    boolean whole = said.equals(listed) || parts.isEmpty() || parts.get().mayHaveWitness();
    if ((parts.isPresent() && !said.equals(made)) || !whole) {
      throw new UnreadableInput(
          row.where()
              + " is not the transaction "
              + (said.equals(made) ? listed : said)
              + ": its parts have the id "
              + made);
    }
    return said;
  }

  private static Optional<TransactionParts> parts(
      Row row, List<BitcoinItems.In> inputs, List<BitcoinItems.Out> outputs) {
    @Nullable Long version = uint32(row, "version");
    @Nullable Long lockTime = uint32(row, "lock_time");
    boolean all =
        !inputs.isEmpty()
            && inputs.stream().allMatch(in -> in.spent() != null)
            && outputs.stream().allMatch(out -> out.paid() != null);
    return version == null || lockTime == null || !all
        ? Optional.empty()
        : Optional.of(
            new TransactionParts(
                version,
                inputs.stream().map(BitcoinItems.In::spent).toList(),
                outputs.stream().map(BitcoinItems.Out::paid).toList(),
                lockTime));
  }

  /** Versions may be below zero. */
  private static @Nullable Long uint32(Row row, String name) {
    Optional<String> text = row.optional(name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("-?[0-9]{1,10}")) {
      throw row.wrong(name, "is no number of 32 bits", text.get());
    }
    return new BigInteger(text.get()).mod(UINT32).longValueExact();
  }

  static String hash(Row row, String name) {
    String text = row.text(name).toLowerCase(Locale.ROOT);
    if (!HASH.matcher(text).matches()) {
      throw row.wrong(name, "is no hash; expected 64 hexadecimal digits", text);
    }
    return text;
  }

  /** Seconds since 1970, or a moment as BigQuery exports it. */
  private static Optional<Long> time(Row row, String name) {
    Optional<String> text = row.optional(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String said = text.get();
    if (said.chars().allMatch(Character::isDigit)) {
      return Optional.of(row.count(name));
    }
    try {
      String moment = said.replace(" UTC", "Z").replace(' ', 'T');
      return Optional.of(Instant.parse(moment).getEpochSecond());
    } catch (DateTimeException e) {
      throw row.wrong(name, "is no time; expected seconds since 1970, or a moment in UTC", said);
    }
  }
}
