package dev.countersign.cli.intel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.intel.knowledge.KnowledgeFile;
import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class IntelCommandTest {
  @TempDir private Path folder;

  @Test
  void statsPrintsTheTables() {
    Run run = Run.of("intel", "stats");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("17 thefts that somebody named in public, 3,759.83 million dollars")
        .containsPattern("2024 +4 +609.13 +152.3 +\\+155.9")
        .containsPattern("2018 +2 +274.9 +137.5 +\\+266.5") // 137.45, half up
        .containsPattern("2025 +1 +1,500 +1,500 +\\+146.3")
        .containsPattern("2021 +0 +0 +- +-")
        .containsPattern("elliptic-2025 .* more than 30 / 1")
        .contains("  2025 " + "#".repeat(40) + " 1,500")
        .containsPattern("TraderTraitor +2 +1,808 +48.1")
        .containsPattern("chainalysis-2024 +2024-01-01 +2024-12-31 +1,340 +609.13 +730.87 +47 / 4")
        .containsPattern("chainalysis-2024 +60.9 +15.5 +28.5 +3.4 +8.5")
        .contains("20 % of attacks is published, 15.5 % follows")
        .containsPattern("un-2019-2020 +2019-01-01 +2020-11-30 +about 316.4 +342.8 +-26.4")
        .contains("un-2017-2023 (about 3,000 in 58 attacks), trm-2017-2025 (more than 5,000)")
        .doesNotContain("NOT EXPLAINED");
  }

  @Test
  void statsAnswersInJsonWithoutRoundingASum() {
    Run run = Run.of("intel", "stats", "--json");
    assertThat(run.exitCode()).isZero();
    JsonNode json = Json.parse(run.out(), "The answer");
    assertThat(json.get("dollars").asString()).isEqualTo("3759830000");
    assertThat(json.get("years").get(7).get("dollars").asString()).isEqualTo("609130000");
    assertThat(json.get("unexplained")).isEmpty();
    assertThat(json.get("published")).hasSize(18);
    assertThat(json.get("disagreements").get(0).get("between").get(0).asString())
        .isEqualTo("un-2017-2023");
  }

  @Test
  void incidentsTellsWhoSaysWhat() {
    Run run = Run.of("intel", "incidents");
    assertThat(run.exitCode()).isZero();
    assertThat(
            run.out().lines().filter(line -> line.startsWith("  how: ") || line.contains(" How: ")))
        .hasSize(17);
    assertThat(run.out())
        .contains("4502.9 BTC")
        .contains("401346.768858404671846374 ETH")
        .contains("FBI PSA I-022625-PSA");
  }

  @Test
  void incidentsTellsOfOne() {
    Run run = Run.of("intel", "incidents", "dmm-2024-05", "--json");
    JsonNode all = Json.parse(run.out(), "The answer").get("incidents");
    assertThat(all).hasSize(1);
    assertThat(all.get(0).get("attributions").get(0).get("actors").get(0).asString())
        .isEqualTo("tradertraitor");
    run = Run.of("intel", "incidents", "nothing");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no theft \"nothing\"");
  }

  @Test
  void actorsTellsWhichNamesMeanTheSame() {
    Run run = Run.of("intel", "actors");
    assertThat(run.exitCode()).isZero();
    String flat = run.out().replaceAll("\\s+", " ");
    assertThat(flat)
        .contains("TraderTraitor (group) [tradertraitor]")
        .containsPattern("Other names of it: Jade Sleet .*UNC4899 .*Slow Pisces")
        .containsPattern("Names that overlap with it: Labyrinth Chollima")
        .contains("Part of Lazarus Group, by US Department of the Treasury 2019-09-13");
    JsonNode json = Json.parse(Run.of("intel", "actors", "--json").out(), "The answer");
    assertThat(json.get("actors")).hasSize(7);
    assertThat(json.get("actors").get(1).get("attack").asString()).isEqualTo("G0032");
  }

  @Test
  void aDisagreementThatNobodyExplainsIsTold() throws IOException {
    copy(
        "published.json",
        "\"reasons\": [\"named-only\", \"bound\", \"suspected\"]",
        "\"reasons\": []");
    Run run = Run.of("intel", "stats", "--from", folder.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("un-2023 differs from the entries, and nothing says why");
  }

  @Test
  void aNameWithAScriptIsPrintedHarmlessly() throws IOException {
    copy(
        "incidents.json",
        "\"victim\": \"Bybit\"",
        "\"victim\": \"<script>\\u001b[2J\\u202eBy\\nbit\"");
    Run run = Run.of("intel", "incidents", "--from", folder.toString());
    assertThat(run.out())
        .contains("<script>\\u{001B}[2J\\u{202E}By bit")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
    run = Run.of("intel", "incidents", "--json", "--from", folder.toString());
    assertThat(run.out()).doesNotContain("\u001b").doesNotContain("\u202e");
    copy("actors.json", "\"name\": \"TraderTraitor\"", "\"name\": \"Trader\\u001b[31m\\nTraitor\"");
    run = Run.of("intel", "stats", "--from", folder.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Trader\\u{001B}[31m Traitor").doesNotContain("\u001b");
  }

  @Test
  void aFileThatCannotBeReadIsTold() throws IOException {
    Run run = Run.of("intel", "stats", "--from", folder.resolve("none").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("sources.json does not exist");
    copy("incidents.json", "\"T1657\"", "\"T9999\"");
    run = Run.of("intel", "stats", "--from", folder.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "incidents.json, incidents 1 (nicehash-2017-12): there is no technique \"T9999\"");
  }

  /** What ships, in a folder, with some words changed. */
  private void copy(String file, String old, String other) throws IOException {
    for (KnowledgeFile one : KnowledgeFile.values()) {
      try (InputStream in = KnowledgeReader.class.getResourceAsStream(one.file())) {
        assertThat(in).isNotNull();
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (one.file().equals(file)) {
          assertThat(text).contains(old);
          text = text.replace(old, other);
        }
        Files.writeString(folder.resolve(one.file()), text);
      }
    }
  }
}
