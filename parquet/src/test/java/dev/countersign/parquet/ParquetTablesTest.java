package dev.countersign.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.file.Given;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the schemas of the public data sets, written by DuckDB out of the same rows in CSV. */
class ParquetTablesTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String TOKEN = "0x" + "cc".repeat(20);
  private static final String ONE = "0x" + "01".repeat(32);
  private static final String TWO = "0x" + "02".repeat(32);
  private static final String TRANSFER =
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

  private static final String BLOCKS =
      "timestamp,number,hash\n1704067211,7," + ONE + "\n1704067223,8," + TWO + "\n";
  private static final String TRANSACTIONS =
      "hash,transaction_index,from_address,to_address,value,gas_price,receipt_gas_used,"
          + "receipt_contract_address,receipt_status,block_number,input\n"
          + (ONE + ",3," + A + "," + B + ",5000000000000000000,2,21000,,1,7,0x\n")
          + (TWO + ",0," + B + ",,7,2,50000," + TOKEN + ",1,8,0x00\n");
  private static final String TOKENS =
      "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n"
          + (TOKEN + "," + B + "," + A + ",900719925474099267,")
          + (TWO + ",4,8\n");
  private static final String TRACES =
      "transaction_hash,from_address,to_address,value,trace_type,call_type,trace_address,status,"
          + "block_number\n"
          + (ONE + "," + A + "," + B + ",5000000000000000000,call,call,,1,7\n")
          + (ONE + "," + B + "," + TOKEN + ",12,call,call,\"0,1\",1,7\n")
          + (ONE + "," + B + "," + TOKEN + ",13,call,call,\"0,10\",1,7\n");

  @TempDir private Path folder;

  private static Ledger read(Path place) {
    return loaded(place).ledger();
  }

  private static LedgerFiles.Loaded loaded(Path place) {
    return LedgerFiles.read(
        List.of(place), new Given(1, any -> OptionalInt.empty(), new ParquetTables()));
  }

  private Path csv(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("csv"));
    return Files.writeString(folder.resolve("csv").resolve(name + ".csv"), text);
  }

  /** Writes the columns of a CSV with their types to Parquet. */
  private void parquet(Path csv, String to, String... types) throws Exception {
    Path file = folder.resolve("parquet").resolve(to);
    Files.createDirectories(file.getParent());
    String columns = "* REPLACE (" + String.join(", ", Arrays.asList(types)) + ")";
    write(
        "SELECT " + columns + " FROM read_csv('" + csv + "', all_varchar=true, header=true)", file);
  }

  private static void write(String rows, Path file) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
    }
  }

  private static List<String> lines(Ledger ledger) {
    List<String> lines = new ArrayList<>();
    for (long at = 0; at < ledger.size(); at++) {
      var one = ledger.transaction(at);
      lines.add(one.hash() + " " + one.block() + " " + one.time() + " " + one.fee());
      lines.add(one.payer() < 0 ? "nobody" : ledger.account(one.payer()));
      one.moves()
          .forEach(move ->
              lines.add(
                  ledger.account(move.from())
                      + ledger.account(move.to())
                      + ledger.asset(move.asset())
                      + move.amount()));
    }
    return lines;
  }

  @Test
  void readsTheSameLedgerAsFromTheRowsInCsv() throws Exception {
    parquet(
        csv("blocks", BLOCKS),
        "blocks/date=2024-01-01/part-0.snappy.parquet",
        "to_timestamp(timestamp::BIGINT) AT TIME ZONE 'UTC' AS timestamp",
        "number::BIGINT AS number");
    parquet(
        csv("transactions", TRANSACTIONS),
        "transactions/date=2024-01-01/part[0]*.parquet",
        "value::DOUBLE AS value",
        "transaction_index::BIGINT AS transaction_index",
        "receipt_status::BIGINT AS receipt_status",
        "block_number::BIGINT AS block_number");
    parquet(
        csv("tokens", TOKENS),
        "token_transfers/date=2024-01-01/part.parquet",
        "value::DECIMAL(38,9) AS value",
        "log_index::BIGINT AS log_index");
    parquet(
        csv("traces", TRACES),
        "traces/date=2024-01-01/part.parquet",
        "value::DOUBLE AS value",
        "status::BIGINT AS status");
    List<Path> tables =
        List.of("blocks", "transactions", "token_transfers", "traces").stream()
            .map(folder.resolve("parquet")::resolve)
            .toList();
    LedgerFiles.Loaded loaded =
        LedgerFiles.read(tables, new Given(1, any -> OptionalInt.empty(), new ParquetTables()));
    assertThat(lines(loaded.ledger()))
        .hasSize(9)
        .containsExactlyElementsOf(lines(read(folder.resolve("csv"))));
    assertThat(loaded.ledger().transaction(0).time()).isEqualTo(1_704_067_211);
    assertThat(loaded.inputs()).hasSize(4);
    assertThat(loaded.notes())
        .hasSize(2)
        .anyMatch(
            note -> note.startsWith("part[0]*.parquet has amounts as floating point numbers"));
  }

  @Test
  void readsTransfersOutOfLogsExactly() throws Exception {
    String topics =
        "['" + TRANSFER + "', '0x" + "0".repeat(24) + "%s', '0x" + "0".repeat(24) + "%s']";
    Path file = Files.createDirectories(folder.resolve("logs")).resolve("part.parquet");
    write(
        "SELECT 4::BIGINT AS log_index, '"
            + (TWO + "' AS transaction_hash, 0::BIGINT AS transaction_index, '")
            + (TOKEN + "' AS address, '0x" + "0".repeat(63) + "9' AS data, ")
            + (topics.formatted(B.substring(2), A.substring(2)) + " AS topics, ")
            + "TIMESTAMP '2024-01-01 00:00:23' AS block_timestamp, 8::BIGINT AS block_number"
            + (" UNION ALL SELECT 5, '" + TWO + "', 0, '" + TOKEN + "', '0x', ['0x01'], NULL, 8"),
        file);
    csv("tokens", TOKENS.replace("900719925474099267", "9"));
    csv("blocks", BLOCKS);
    assertThat(lines(read(file))).hasSize(3);
    assertThat(lines(read(file)).get(2)).isEqualTo(lines(read(folder.resolve("csv"))).get(2));
    assertThat(loaded(file).notes()).isEmpty();
  }

  @Test
  void refusesFilesThatAreCutShort() throws Exception {
    parquet(csv("blocks", BLOCKS), "b.parquet", "number::BIGINT AS number");
    Path file = folder.resolve("parquet/b.parquet");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("b.parquet is no Parquet file that can be read to its end");
    }
  }

  @Test
  void refusesColumnsOfNoKnownTable() throws Exception {
    Path file = folder.resolve("x.parquet");
    write("SELECT 1 AS a, {'b': 2} AS c", file);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("x.parquet has columns of no known table: a, c");
  }

  @Test
  void saysWhichRowIsWrong() throws Exception {
    Path csv = csv("t", TRANSACTIONS);
    for (String value : new String[] {"-1", "0.5", "'NaN'", "1e300"}) {
      parquet(csv, "t.parquet", value + "::DOUBLE AS value");
      assertThatThrownBy(() -> read(folder.resolve("parquet")))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("t.parquet, row 1: value");
    }
  }
}
