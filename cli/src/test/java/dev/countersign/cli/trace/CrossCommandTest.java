package dev.countersign.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Ether that goes from chain 1 over two bridges to chain 10 and on to chain 8453; no logs. */
class CrossCommandTest {
  private static final String HEAD =
      "hash,block_number,transaction_index,from_address,to_address,value,block_timestamp\n";
  private static final String THIEF = "0x" + "a1".repeat(20);
  private static final String BRIDGE = "0x" + "b1".repeat(20);
  private static final String EXCHANGE = "0x" + "e1".repeat(20);
  private static final String ETHER = "0".repeat(18);

  @TempDir private Path folder;

  private static String hash(int number) {
    return "0x" + "%064x".formatted(number);
  }

  private static String row(int number, int time, String from, String to, String value) {
    return String.join(
            ",", hash(number), String.valueOf(time), "0", from, to, value, String.valueOf(time))
        + "\n";
  }

  private void ledger(String name, String... rows) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Files.writeString(place.resolve("transactions.csv"), HEAD + String.join("", rows));
  }

  @BeforeEach
  void chains() throws IOException {
    String victim = "0x" + "c1".repeat(20);
    ledger(
        "one",
        row(1, 1_000, victim, THIEF, "10" + ETHER),
        row(2, 2_000, THIEF, BRIDGE, "10" + ETHER));
    ledger(
        "ten",
        row(3, 2_600, BRIDGE, THIEF, "9990000000000000000"),
        row(4, 3_000, THIEF, BRIDGE, "9990000000000000000"));
    ledger(
        "base",
        row(5, 3_600, BRIDGE, THIEF, "9980000000000000000"),
        row(6, 4_000, THIEF, EXCHANGE, "9" + ETHER));
    Files.writeString(
        folder.resolve("labels.csv"),
        "address,name,kind\n"
            + BRIDGE
            + ",Some Bridge,bridge\n"
            + EXCHANGE
            + ",Some Exchange,exchange\n");
  }

  private Run trace(String... more) {
    List<String> words = new ArrayList<>(List.of("trace", "--ledger", folder + "/one"));
    words.addAll(List.of("--labels", folder + "/labels.csv", "--from", hash(1)));
    words.addAll(List.of("--also", "10=" + folder + "/ten", "--also", "8453=" + folder + "/base"));
    words.addAll(List.of(more));
    return Run.of(words.toArray(new String[0]));
  }

  @Test
  void saysThatItGoesOnByMatchAndHowSureThatIs() {
    Run run = trace();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("on 3 chains")
        .contains("2 crossings to another chain, the largest of 10 ETH, by match: where it is")
        .contains("9 ETH, Some Exchange")
        .contains("10 ETH by Some Bridge from chain 1, in " + hash(2))
        .contains("chain 8453 (some of it by match)  " + EXCHANGE)
        .contains("goes on, by match, confidence 0.99: the same recipient")
        .contains("of it kept by bridges: 0.02 ETH")
        .contains("Chain hopping: 9.99 ETH that had come over a bridge went over another")
        .endsWith(
            "over all chains: stolen 10000000000000000000 = service 9000000000000000000 + held"
                + " 980000000000000000 + fee 20000000000000000\n");
    assertThat(run.err()).contains("has no logs of bridges");
  }

  @Test
  void saysTheSameToPrograms(@TempDir Path place) throws IOException {
    Path pdf = place.resolve("report.pdf");
    JsonNode json = Json.parse(trace("--json", "--pdf", pdf.toString()).out(), "The answer");
    assertThat(json.path("crossings")).hasSize(2);
    assertThat(json.path("crossings").get(1).path("bridges_in_a_row").asInt()).isEqualTo(2);
    assertThat(json.path("crossings").get(0).path("decoded").asBoolean()).isFalse();
    assertThat(json.path("crossings").get(0).path("to").path("chain").asString()).isEqualTo("10");
    assertThat(json.path("crossings_by_match").asInt()).isEqualTo(2);
    BigInteger sum = BigInteger.ZERO;
    for (JsonNode one : json.path("resting")) {
      sum = sum.add(new BigInteger(one.path("value").asString()));
    }
    assertThat(sum.toString()).isEqualTo(json.path("stolen").asString());
    assertThat(json.path("patterns").toString()).contains("chain-hopping");
    assertThat(Files.size(pdf)).isPositive();
    assertThat(trace("--csv").out().lines().filter(line -> line.startsWith("crossing,")))
        .hasSize(2);
    assertThat(trace("--graphml").out())
        .contains("source=\"1:" + BRIDGE + "\" target=\"10:" + THIEF + "\"")
        .contains("by match, confidence 0.99");
  }

  @Test
  void leavesMatchesOutWhereSomebodySaysSo() {
    for (String[] words :
        List.of(
            new String[] {"--without", "matches"},
            new String[] {"--no-inference"},
            new String[] {"--confidence", "1"})) {
      Run run = trace(words);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .contains("Into bridges, and not followed on")
          .contains("perhaps to chain 10, " + THIEF)
          .endsWith("= bridge 10000000000000000000\n");
    }
    assertThat(trace("--crossings", "1").out())
        .contains("it had gone over 1 bridges, and was to be followed no further");
  }

  @Test
  void stopsAtTheMomentThatIsAskedFor() {
    assertThat(trace("--until", "1970-01-01T00:50:00Z").out())
        .endsWith("= bridge 9990000000000000000 + fee 10000000000000000\n");
    assertThat(trace("--until", "2000").out()).endsWith("= bridge 10000000000000000000\n");
    assertThat(trace("--until", "2000").out()).contains("after the moment that was asked for");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--also | bsc=/tmp | names no chain and place",
        "--also | 56=http://127.0.0.1:1#9-3 | a last block before the first",
        "--also | 56=http://127.0.0.1:1#x | names blocks that are none",
        "--also | 1=one | which is the chain of the theft",
        "--also | 10=http://127.0.0.1:1 | names chain 10 twice",
        "--also | 56=/not/there | does not exist",
        "--confidence | 1.5 | a confidence above 0, up to 1",
        "--crossings | -1 | a count of 0 or more",
      })
  void refusesWhatIsNoneWithASentence(String option, String value, String words) {
    Run run = trace(option, value.replace("=one", "=" + folder + "/one"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void refusesLimitsOfCrossingsWithoutAnotherChain() {
    Run run =
        Run.of("trace", "--ledger", folder + "/one", "--from", hash(1), "--confidence", "0.5");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("go with --also");
  }
}
