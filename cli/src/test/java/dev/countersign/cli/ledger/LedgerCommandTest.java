package dev.countersign.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the ledger that is shipped as an example. */
class LedgerCommandTest {
  private static final String EXAMPLE = "../examples/ledger";

  @TempDir private Path folder;

  private Run load(String... files) {
    List<String> words = new ArrayList<>(List.of("ledger", "load", store()));
    words.addAll(List.of(files));
    return Run.of(words.toArray(new String[0]));
  }

  private String store() {
    return folder.resolve("store").toString();
  }

  private static Run trace(String... ledger) {
    List<String> words = new ArrayList<>(List.of("trace", "--json", "--ledger"));
    words.addAll(List.of(ledger));
    words.addAll(List.of("--labels", EXAMPLE + "-labels.csv", "--from", PracticeLedger.THIEF));
    return Run.of(words.toArray(new String[0]));
  }

  @Test
  void whatWasLoadedIsTracedAsItIsFromTheFiles() {
    Run load = load(EXAMPLE);
    assertThat(load.exitCode()).as(load.err()).isZero();
    assertThat(load.out())
        .contains(store() + " has 1,681 transactions to block 21002409")
        .contains("0 there before");
    assertThat(load.err()).contains("transactions (100 %)");
    Run trace = trace(store());
    assertThat(trace.exitCode()).as(trace.err()).isZero();
    assertThat(trace.out().replace(store(), EXAMPLE)).isEqualTo(trace(EXAMPLE).out());
  }

  @Test
  void loadsNothingTwice() {
    load(EXAMPLE);
    Run again = load(EXAMPLE);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains(": 0 transactions new");
    assertThat(trace(store()).out().replace(store(), EXAMPLE)).isEqualTo(trace(EXAMPLE).out());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(load("missing.csv").exitCode()).isEqualTo(2);
    assertThat(trace(store()).err()).contains("does not exist");
    load(EXAMPLE);
    Run beside = trace(store(), EXAMPLE);
    assertThat(beside.exitCode()).isEqualTo(2);
    assertThat(beside.err()).contains("stands for itself");
    Run other = load(EXAMPLE, "--chain", "137");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("is of another chain");
    assertThat(load(EXAMPLE, "--chain", "0").err()).contains("is no chain id");
    Files.writeString(Path.of(store(), "COUNTERSIGN-LEDGER"), "A ledger");
    Run cut = trace(store());
    assertThat(cut.exitCode()).isEqualTo(2);
    assertThat(cut.err()).contains("has no version");
  }
}
