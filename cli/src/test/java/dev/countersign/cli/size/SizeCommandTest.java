package dev.countersign.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SizeCommandTest {
  @TempDir private Path folder;

  private String constants(String text) throws IOException {
    return Files.writeString(folder.resolve("constants.yaml"), text).toString();
  }

  private static String measured(String text) {
    return text.replaceAll(
            "value: not measured, kind: measured, (means: \"[^\"]*\")",
            "value: 50, kind: measured, $1, source: \"made up\"")
        .replaceAll(
            "(?<name>(flink|kafka)[.][a-z-]+: [{] value: )[0-9.]+(?<kind>, kind: measured)",
            "${name}50${kind}");
  }

  @Test
  void saysWhatWasNotMeasuredInsteadOfGuessing() throws IOException {
    String unknown =
        ConstantsFile.shipped()
            .replaceFirst(
                "flink.account-event-cost: [{] value: [0-9]+, (kind: measured, means: \"[^\"]*\"), source: \"[^\"]*\"",
                "flink.account-event-cost: { value: not measured, $1");
    assertThat(unknown).contains("not measured, kind");
    Run run = Run.of("size", "--events", "100000", "--constants", constants(unknown));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("| Flink, task managers | not told: flink.account-event-cost not measured |")
        .doesNotContain("| Kafka, disk of all brokers | not told")
        .contains("That does not fit on one server");
  }

  @Test
  void asksForNoStreamEngineWhereOneServerCarriesTheLoad() {
    Run run = Run.of("size", "--events", "1000");
    assertThat(run.out())
        .contains("One server carries it".toLowerCase(java.util.Locale.ROOT))
        .contains("| Servers | 2 nodes |")
        .doesNotContain("Flink, task managers");
  }

  @Test
  void showsEachLineOfTheArithmeticWithItsConstants() {
    Run run = Run.of("size", "--chain", "ethereum");
    assertThat(run.out())
        .contains(
            "    Transfers = 4,000,000,000 [ethereum.transactions] × 2.5 [ethereum.transfers]\n"
                + "        = 10,000,000,000 transfers")
        .contains(
            "(10,000,000,000 × 57.5 [ledger.transfer-bytes] ÷ 1,000,000,000) ÷ 0.6 [room.disk]\n"
                + "        = 958 GB");
  }

  @Test
  void saysThatAConstantIsUsedForMoreThanItWasMeasuredWith() {
    assertThat(Run.of("size", "--chain", "tron").out())
        .contains(
            "Mind: ledger.transfer-bytes was measured up to 100,000,000; this is 165 times that");
  }

  @Test
  void tellsEverythingOnceEverythingIsMeasured() throws IOException {
    assertThat(Run.of("size").exitCode()).isZero();
    String file = constants(measured(ConstantsFile.shipped()));
    Run run = Run.of("size", "--events", "100000", "--constants", file, "--json");
    assertThat(run.exitCode()).isZero();
    JsonNode needs = Json.parse(run.out(), "The answer").get("loads").get(0).get("needs");
    assertThat(
            needs
                .valueStream()
                .filter(n -> n.get("what").asString().equals("Flink, task managers")))
        .singleElement()
        // 100,000 × (50 + 50) µs are 10 cores, 20 with room; 8.64 billion keys of 50 bytes fit on
        // one disk.
        .satisfies(need -> assertThat(need.get("amount").asDouble()).isEqualTo(3));
  }

  @Test
  void printsConstantsThatItReadsAgain() throws IOException {
    Run printed = Run.of("size", "--print-constants");
    String file = constants(printed.out());
    assertThat(Run.of("size", "--constants", file).out()).isEqualTo(Run.of("size").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node.cores: { value: 8| node.cores: { value: eight| \"eight\" is no number above 0",
        "node.cores: { value: 8| node.cores: { value: 0| \"0\" is no number above 0",
        "node.cores: { value: 8| node.cores: { value: -8| is no number above 0",
        "node.cores:| node.kores:| has no field \"node.kores\"",
        "kind: chosen, means: \"cores| kind: guessed, means: \"cores| measured, assumed or chosen",
        "node.cores: { value: 8| node.cores: { value: not measured| its kind is \"measured\"",
        "sizing: 1| sizing: 2| begins with \"sizing: 1\"",
      })
  void refusesConstantsThatAreWrongWithTheirLine(String right, String wrong, String sentence)
      throws IOException {
    String shipped = ConstantsFile.shipped();
    assertThat(shipped).contains(right);
    Run run = Run.of("size", "--constants", constants(shipped.replace(right, wrong)));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(", line ").contains(sentence);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "1e12"})
  void refusesNumbersOfEventsThatAreNone(String number) {
    Run run = Run.of("size", "--events=" + number);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("expected a number above 0");
  }

  @Test
  void refusesAChainWithoutConstants() {
    Run run = Run.of("size", "--chain", "dogecoin");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("expected ethereum, tron or bitcoin");
  }
}
