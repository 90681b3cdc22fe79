package dev.countersign.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.ChainName;
import dev.countersign.cli.trace.KnownTokens;
import dev.countersign.cli.trace.StorePlace;
import dev.countersign.trace.file.LedgerParts;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are loaded in parts are traced as those that were read at once. */
class FilesLoadTest {
  private static final Path EXAMPLE = Path.of("../examples/ledger");

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String load(Path files, long most) {
    ChainName chain = ChainName.of(null);
    LedgerParts parts = LedgerParts.of(List.of(files), KnownTokens.given(chain.orFirst()), most);
    out.reset();
    err.reset();
    int code = FilesLoad.of(StorePlace.of(store()), parts, chain, terminal()).run();
    assertThat(code).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private Terminal terminal() {
    return new Terminal(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false);
  }

  private Path store() {
    return folder.resolve("store");
  }

  @Test
  void theExampleInParts() {
    assertThat(load(EXAMPLE, 300))
        .contains("has 1,681 transactions to block 21002409")
        .contains("0 there before");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("read in 24 parts, the earliest blocks first")
        .contains("Loaded 1,681 transactions; part 24 of 24 is read");
    assertThat(trace(store()).replace(store().toString(), EXAMPLE.toString()))
        .isEqualTo(trace(EXAMPLE));
    assertThat(load(EXAMPLE, 500)).contains(": 0 transactions new, 1681 there before");
  }

  private static String trace(Path ledger) {
    Run run =
        Run.of(
            "trace",
            "--json",
            "--ledger",
            ledger.toString(),
            "--labels",
            EXAMPLE + "-labels.csv",
            "--from",
            PracticeLedger.THIEF);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  /** Each spends what the one before made, and says nothing of it but which it is. */
  @Test
  void partsOfBitcoinTakeWhatTheySpendOutOfThoseBefore() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      String inputs =
          i == 1
              ? ""
              : "{\"index\":0,\"spent_transaction_hash\":\"%s\",\"spent_output_index\":0}"
                  .formatted(id(i - 1));
      rows.append(
          """
          {"hash":"%s","block_number":%d,"block_timestamp":%d,"inputs":[%s],"outputs":[{"index":0,"value":%d,"type":"witness_v0_keyhash","addresses":["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"]}]}
          """
              .formatted(id(i), 200 * i, 1_600_000_000 + i, inputs, 5000 - i));
    }
    Path file = folder.resolve("chain.json");
    Files.writeString(file, rows.toString());
    assertThat(load(file, 1)).contains("has 4 transactions to block 800: 4 transactions new");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("read in 4 parts");
    Run run =
        Run.of("trace", "--ledger", store().toString(), "--from", id(1), "--method", "haircut");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("stolen 4999 = held 4996 + fee 3");
  }

  private static String id(int number) {
    return "%064x".formatted(number);
  }
}
