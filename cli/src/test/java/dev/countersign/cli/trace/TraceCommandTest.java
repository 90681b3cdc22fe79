package dev.countersign.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** On the ledger that is shipped as an example. */
class TraceCommandTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir private Path folder;

  private static Run trace(String... more) {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            "trace",
            "--ledger",
            EXAMPLES.resolve("ledger").toString(),
            "--labels",
            EXAMPLES.resolve("ledger-labels.csv").toString()));
    words.addAll(List.of(more));
    return Run.of(words.toArray(new String[0]));
  }

  @Test
  void saysWhereTheValueIsAndThatNoneIsMissing() {
    Run run = trace("--from", PracticeLedger.THIEF);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("At exchanges and services, who can be asked to freeze it")
        .contains("Example Exchange")
        .contains("Into mixers: 1,000 ETH")
        .contains("Into bridges to other chains")
        .contains("USDC for ");
    String last = run.out().lines().toList().getLast();
    assertThat(last).startsWith("Conserved to the smallest unit: stolen 5000");
    assertThat(sum(last.substring(last.indexOf('=')))).isEqualTo(sum(last.replaceAll("=.*", "")));
  }

  @Test
  void writesTheReportBesideTheAnswer(@TempDir Path folder) throws IOException {
    Path pdf = folder.resolve("report.pdf");
    assertThat(trace("--from", PracticeLedger.THIEF, "--pdf", pdf.toString()).exitCode()).isZero();
    assertThat(Files.readString(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    Run refused = trace("--from", PracticeLedger.THIEF, "--pdf", folder + "/none/report.pdf");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("could not be written");
  }

  private static BigInteger sum(String text) {
    BigInteger sum = BigInteger.ZERO;
    for (String word : text.split("[^0-9]+", -1)) {
      sum = word.isEmpty() ? sum : sum.add(new BigInteger(word));
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"poison", "haircut", "fifo", "lifo", "tiho"})
  void accountsForEverythingInJson(String method) {
    Run run = trace("--from", PracticeLedger.THIEF, "--method", method, "--json");
    JsonNode answer = Json.parse(run.out(), "The answer");
    BigInteger resting = BigInteger.ZERO;
    for (JsonNode one : answer.get("resting")) {
      resting = resting.add(new BigInteger(one.get("value").asString()));
    }
    assertThat(resting).isEqualTo(new BigInteger(answer.get("stolen").asString()));
    assertThat(answer.get("flows")).isNotEmpty();
    assertThat(answer.get("inputs")).hasSize(3);
    assertThat(answer.get("version").asString()).startsWith("countersign ");
  }

  @Test
  void answersAsATableAndAsAGraph() {
    assertThat(trace("--from", PracticeLedger.THIEF, "--csv").out())
        .startsWith("place,account,name,asset,amount,value,hops,since_transaction")
        .contains("mixer,0x7a1e0000000000000000000000000000000000c1,Example Mixer,native,1000");
    assertThat(trace("--from", PracticeLedger.THIEF, "--graphml").out())
        .contains("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")
        .contains("<node id=\"" + PracticeLedger.THIEF + "\">")
        .contains("source=\"" + PracticeLedger.THIEF + "\"");
  }

  @Test
  void stopsAtATimeAndAtALimit() {
    assertThat(trace("--from", PracticeLedger.THIEF, "--until", "2024-10-19T03:50:00Z").out())
        .doesNotContain("Into mixers");
    assertThat(trace("--from", PracticeLedger.THIEF, "--hops", "1").out())
        .contains("Not followed on, by the limits that were given");
  }

  @Test
  void followsTheMoneyPastATokenThatAnybodyCanMake() throws IOException {
    String hash = "0x" + "0".repeat(63);
    String thief = "0x" + "a1".repeat(20);
    String pool = "0x" + "b2".repeat(20);
    String friend = "0x" + "c3".repeat(20);
    String fake = "0x" + "fa".repeat(20);
    Files.writeString(
        folder.resolve("transactions.csv"),
        "hash,block_number,transaction_index,from_address,to_address,value\n"
            + (hash + "1,1,0,0x" + "d4".repeat(20) + "," + thief + ",100\n")
            + (hash + "2,2,0," + thief + "," + pool + ",100\n")
            + (hash + "3,3,0," + pool + "," + friend + ",100\n"));
    Files.writeString(
        folder.resolve("tokens.csv"),
        "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n"
            + (fake + "," + pool + "," + thief + ",5000," + hash + "2,0,2\n"));
    String[] words = {"trace", "--ledger", folder.toString(), "--from", hash + "1", "--csv"};
    assertThat(Run.of(words).out()).contains("held," + friend + ",,native,100,100,2");
    List<String> trusting = new ArrayList<>(List.of(words));
    trusting.addAll(List.of("--token", fake));
    assertThat(Run.of(trusting.toArray(new String[0])).out())
        .containsIgnoringCase("held," + thief + ",," + fake + ",5000,100,0");
  }

  @Test
  void isTheLedgerThatTheGeneratorMakes() throws IOException {
    Path made = folder.resolve("ledger");
    Run run = Run.of("practice", "ledger", made.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (String name : new String[] {"blocks.csv", "transactions.csv", "token_transfers.csv"}) {
      assertThat(made.resolve(name)).hasSameTextualContentAs(EXAMPLES.resolve("ledger/" + name));
    }
    assertThat(Files.readString(folder.resolve("ledger-labels.csv")))
        .isEqualTo(Files.readString(EXAMPLES.resolve("ledger-labels.csv")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from 0x7a1e | The option --from is not an address",
        "--from 0x0000000000000000000000000000000000009999 | The ledger has no transaction of 0x",
        "--from 0x7a1e0000000000000000000000000000000000f1 --method best | The method best is not known",
        "--from 0x7a1e0000000000000000000000000000000000f1 --until soon | neither a block nor a time",
        "--from 0x7a1e0000000000000000000000000000000000f1 --smallest x | The amount x is none",
        "--from 0x7a1e0000000000000000000000000000000000f1 --to 0x1 | goes with a transaction",
        "--from 0x7a1e0000000000000000000000000000000000f1 --since 99000000 | Nothing of native came",
        "--from 0x7a1e0000000000000000000000000000000000f1 --most 0 | are counts",
        "--from 0x7a1e0000000000000000000000000000000000f1 --chain 0 | is no chain id",
        "--from 0x7a1e0000000000000000000000000000000000f1 --json --csv | mutually exclusive",
      })
  void saysWhatIsWrong(String words, String sentence) {
    Run run = trace(words.split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
  }
}
