package dev.countersign.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.file.Given;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.store.StoredOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public data sets of Bitcoin: AWS's, in BTC as floating point numbers, and BigQuery's, in
 * satoshi as decimals. The same rows in bitcoin-etl's lines of JSON give the same ledger.
 */
class BitcoinParquetTest {
  private static final String MADE = "a1".repeat(32);
  private static final String PAID = "b2".repeat(32);
  private static final String BLOCK = "0c".repeat(32);
  private static final String A = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
  private static final String B = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  private static final String SCRIPT = "0014751e76e8199196d454941c45d1b3a323f1433bd6";

  private static final String LINES =
      """
      {"hash":"%1$s","block_number":7,"block_timestamp":1704067211,"index":0,"is_coinbase":true,\
      "inputs":[],"outputs":[{"index":0,"addresses":["%3$s"],"value":312500001,"type":"pubkeyhash"},\
      {"index":1,"addresses":[],"value":0,"type":"nulldata"}]}
      {"hash":"%2$s","block_number":7,"block_timestamp":1704067211,"index":1,"is_coinbase":false,\
      "inputs":[{"index":0,"spent_transaction_hash":"%1$s","spent_output_index":0,\
      "addresses":["%3$s"],"value":312500001}],"outputs":[{"index":0,"addresses":["%4$s"],\
      "script_hex":"%5$s","value":1},{"index":1,"addresses":["%3$s"],"value":312499000}]}
      """
          .formatted(MADE, PAID, A, B, SCRIPT);

  private static final Given GIVEN = new Given(1, any -> OptionalInt.empty(), new ParquetTables());
  private static final long CACHE = 8 << 20;

  @TempDir private Path folder;

  private static List<Payment> payments(Path place) {
    return ((MemoryBitcoinLedger) loaded(place).ledger()).payments();
  }

  private static LedgerFiles.Loaded loaded(Path place) {
    return LedgerFiles.read(List.of(place), GIVEN);
  }

  private List<Payment> lines() throws IOException {
    return payments(Files.writeString(folder.resolve("lines.json"), LINES));
  }

  private Path parquet(String rows, String name) throws SQLException, IOException {
    Path file = folder.resolve("parquet").resolve(name);
    Files.createDirectories(file.getParent());
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
    }
    return folder.resolve("parquet");
  }

  private static String output(
      int index, String type, String address, String script, String value) {
    return "{'index': %d::BIGINT, 'script_asm': 'x', 'script_hex': %s, 'type': '%s', %s, 'value': %s}"
        .formatted(index, script, type, address, value);
  }

  /** As AWS has it: a coinbase's inputs are null, and what is unlocked has its witness too. */
  private static String aws(String first, String change) {
    return """
    SELECT * FROM (VALUES
    ('%1$s', 7::BIGINT, make_timestamp_ns(1704067211000000000), 0::BIGINT, true,
      NULL, 2::BIGINT, [%3$s, %4$s]),
    ('%2$s', 7, make_timestamp_ns(1704067211000000000), 1, false,
      [{'txinwitness': ['aa', 'bb'], 'sequence': 4294967293::BIGINT, 'index': 0::BIGINT,
        'spent_transaction_hash': '%1$s', 'spent_output_index': 0::BIGINT,
        'script_asm': '', 'script_hex': NULL, 'address': '%7$s', 'value': %8$s,
        'type': 'pubkeyhash', 'required_signatures': 1::BIGINT}], 2, [%5$s, %6$s])
    ) t(hash, block_number, block_timestamp, "index", is_coinbase, inputs, output_count, outputs)
    """
        .formatted(
            MADE,
            PAID,
            output(0, "pubkeyhash", "'address': '" + A + "'", "NULL", first),
            output(1, "nulldata", "'address': NULL", "NULL", first.replaceFirst("[0-9.]+", "0")),
            output(
                0,
                "witness_v0_keyhash",
                "'address': '" + B + "'",
                "'" + SCRIPT + "'",
                "1e-8::DOUBLE"),
            output(1, "pubkeyhash", "'address': '" + A + "'", "NULL", change),
            A,
            first);
  }

  @Test
  void readsAwsToTheSatoshi() throws Exception {
    Path made =
        parquet(aws("3.12500001::DOUBLE", "3.12499::DOUBLE"), "date=2024-01-01/7.snappy.parquet");
    parquet(
        ("SELECT '%s' AS hash, 7::BIGINT AS number, make_timestamp_ns(1704067211000000000) AS"
                + " timestamp, 'f' AS merkle_root, '%s' AS previousblockhash, 3.5::DOUBLE AS difficulty")
            .formatted(BLOCK, PAID),
        "date=2024-01-01/blocks.parquet");
    assertThat(payments(made)).isEqualTo(lines());
    assertThat(payments(made).getLast().outputs())
        .extracting(Coin::amount)
        .containsExactly(1L, 312_499_000L);
    assertThat(loaded(made).notes()).isEmpty();
  }

  @Test
  void readsBigQuerysDecimalsOfSatoshiWithoutIndexes() throws Exception {
    String rows =
        aws("312500001::DECIMAL(38,9)", "312499000::DECIMAL(38,9)")
            .replace("1e-8::DOUBLE", "1::DECIMAL(38,9)")
            .replace("'address': NULL", "'addresses': []::VARCHAR[]")
            .replaceAll("'address': ('[^']*')", "'addresses': [$1]");
    Path made = parquet("SELECT * EXCLUDE (\"index\") FROM (" + rows + ")", "bigquery.parquet");
    assertThat(payments(made)).isEqualTo(lines());
  }

  /** Loads a file into the store, and says what the store has then. */
  private List<Payment> stored(Path file) {
    Path store = folder.resolve("store");
    try (StoredOutputs there = StoredOutputs.of(store, CACHE);
        LedgerStore into = LedgerStore.open(store, Payment.COIN, CACHE)) {
      LedgerFiles.Payments read =
          LedgerFiles.entries(List.of(file), GIVEN, there::output).bitcoin().orElseThrow();
      into.noteNetwork(read.network().orElseThrow());
      try (Loading loading = into.load(Progress.NONE)) {
        read.all().forEach(loading::add);
        loading.finish();
      }
    }
    List<Payment> payments = new ArrayList<>();
    try (StoreLedger ledger = StoreLedger.open(store, CACHE)) {
      BitcoinLedger bitcoin = ledger.bitcoin().orElseThrow();
      for (long at = 0; at < ledger.size(); at++) {
        payments.add(bitcoin.payment(at));
      }
    }
    return payments;
  }

  @Test
  void awsGoesIntoAStoreToTheSatoshi() throws Exception {
    parquet(aws("3.12500001::DOUBLE", "3.12499::DOUBLE"), "date=2024-01-01/7.snappy.parquet");
    assertThat(stored(folder.resolve("parquet"))).isEqualTo(lines());
  }

  @Test
  void bigQueryGoesIntoAStoreInPartsAndNeedNotSayWhatIsThere() throws Exception {
    String rows =
        aws("312500001::DECIMAL(38,9)", "312499000::DECIMAL(38,9)")
            .replace("1e-8::DOUBLE", "1::DECIMAL(38,9)")
            .replace("'address': NULL", "'addresses': []::VARCHAR[]")
            .replaceAll("'address': ('[^']*')", "'addresses': [$1]");
    parquet("SELECT * FROM (" + rows + ") WHERE hash = '" + MADE + "'", "first.parquet");
    String bare = rows.replace("'value': 312500001::DECIMAL(38,9),\n", "'value': NULL,\n");
    assertThat(bare).isNotEqualTo(rows);
    Path both = parquet("SELECT * FROM (" + bare + ") WHERE hash = '" + PAID + "'", "next.parquet");
    assertThat(stored(both.resolve("first.parquet"))).isEqualTo(lines().subList(0, 1));
    assertThat(stored(both.resolve("next.parquet"))).isEqualTo(lines());
    assertThat(stored(both)).isEqualTo(lines());
  }

  @Test
  void refusesAmountsThatAreNotExact() throws Exception {
    Path wrong = parquet(aws("3.12500001::DOUBLE", "3.124990001::DOUBLE"), "a.parquet");
    assertThatThrownBy(() -> loaded(wrong))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage(
            "a.parquet, row 2, output 1: value is not exact to the satoshi, so it is not taken:"
                + " 3.124990001");
    Path single =
        parquet(aws("3.5::FLOAT", "3.4::FLOAT").replace("::DOUBLE", "::FLOAT"), "a.parquet");
    assertThatThrownBy(() -> loaded(single))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("inputs.value as floating point numbers of 24 bits");
  }

  @Test
  void saysWhichTablesItKnowsWhereAColumnIsMissing() throws Exception {
    Path wrong =
        parquet(
            "SELECT * EXCLUDE (outputs) FROM (" + aws("3.5::DOUBLE", "1::DOUBLE") + ")",
            "a.parquet");
    assertThatThrownBy(() -> loaded(wrong))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage(
            "a.parquet is a table of Bitcoin without outputs; needed are hash, block_number, inputs,"
                + " outputs, as bitcoin-etl has them");
  }
}
