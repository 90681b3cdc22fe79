package dev.countersign.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ScanCommandTest {
  private static final Path STOLEN = Path.of("../examples/okta-stolen-session.jsonl");
  private static final Path ORDINARY = Path.of("../examples/okta-ordinary.jsonl");

  @TempDir Path folder;

  @Test
  void aStolenSessionIsFoundWithTheRecordsItRestsOn() {
    Run run = Run.of("access", "scan", STOLEN.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isIn(3, 4);
    assertThat(run.out())
        .contains("ada@ours.example", "102aDaSesSion26March17a", "192.0.2.200")
        .contains("It rests on:", "What else it could be:", "What settles it:")
        .contains("143 records, 143 events (okta 143)");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void ordinaryWeeksAreQuiet() {
    Run run = Run.of("access", "scan", ORDINARY.toString());
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).startsWith("Nothing was found. 0 findings; 139 records");
  }

  @Test
  void jsonIsOneDocumentAFindingAndALastOneWithCounts() {
    Run run = Run.of("access", "scan", "--json", STOLEN.toString());
    List<JsonNode> lines = run.out().lines().map(line -> Json.parse(line, "A line")).toList();
    assertThat(lines).hasSizeGreaterThan(1);
    JsonNode first = lines.getFirst();
    assertThat(first.path("person").asString()).isEqualTo("ada@ours.example");
    assertThat(first.path("events").size()).isPositive();
    assertThat(first.path("events").get(0).path("key").asString()).startsWith("okta/");
    assertThat(first.path("innocent").asString()).isNotEmpty();
    JsonNode summary = lines.getLast().path("summary");
    assertThat(summary.path("records").asInt()).isEqualTo(143);
    assertThat(summary.path("findings").asInt()).isEqualTo(lines.size() - 1);
  }

  @Test
  void whatIsLessSevereIsOnlyCounted() {
    Run all = Run.of("access", "scan", "--json", STOLEN.toString());
    Run run = Run.of("access", "scan", "--json", "--min-severity", "high", STOLEN.toString());
    assertThat(run.out().lines().count()).isLessThan(all.out().lines().count());
    assertThat(run.out()).contains("\"lessSevere\":1").doesNotContain("\"severity\":\"low\"");
  }

  @Test
  void theOrderOfRecordsAndFilesDoesNotMatter() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(STOLEN));
    Collections.reverse(lines);
    Path first = folder.resolve("b.jsonl");
    Path second = folder.resolve("a.jsonl.gz");
    Files.write(first, lines.subList(0, 70));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(second))) {
      out.write(
          ("[" + String.join(",", lines.subList(70, lines.size())) + "]")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Run straight = Run.of("access", "scan", STOLEN.toString());
    Run run = Run.of("access", "scan", folder.toString());
    assertThat(run.out()).isEqualTo(straight.out());
    assertThat(run.exitCode()).isEqualTo(straight.exitCode());
  }

  @Test
  void aLogThatIsReplayedIsCountedAndFindsNothingTwice() {
    Run once = Run.of("access", "scan", STOLEN.toString());
    Run twice = Run.of("access", "scan", STOLEN.toString(), STOLEN.toString());
    assertThat(twice.out()).contains("286 records", "143 repeated");
    assertThat(count(twice.out(), "It rests on:")).isEqualTo(count(once.out(), "It rests on:"));
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void whatCannotBeReadIsSaidWithItsLineAndLosesNothing() throws IOException {
    Path log = folder.resolve("log.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(STOLEN));
    lines.add(3, "{\"broken\":");
    Files.write(log, lines);
    Run run = Run.of("access", "scan", log.toString());
    assertThat(run.exitCode()).isIn(3, 4);
    assertThat(run.err()).contains("log.jsonl, line 4: ");
    assertThat(run.out()).contains("143 records", "1 not readable");
  }

  @Test
  void aFileOfNothingThatCanBeReadIsNotAnAllow() throws IOException {
    Path log = folder.resolve("log.txt");
    Files.writeString(log, "May 1 10:00:00 host sshd: accepted\n");
    assertThat(Run.of("access", "scan", log.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void aDamagedArchiveIsSaidAndIsNotAnAllow() throws IOException {
    Path log = folder.resolve("log.gz");
    Files.write(log, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
    Run run = Run.of("access", "scan", log.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("log.gz could not be read on");
  }

  @Test
  void readsStandardInput() throws IOException {
    Run run = Run.withInput(Files.readString(STOLEN), "access", "scan", "-");
    assertThat(run.out()).contains("143 records");
    assertThat(run.exitCode()).isIn(3, 4);
  }

  @Test
  void aMappingReadsALogOfAnotherKind() throws IOException {
    Path mapping = folder.resolve("own.yaml");
    Files.writeString(
        mapping,
        """
        mapping: 1
        name: own-log
        fits: {has: [/who]}
        fields: {action: /did, at: /on, actor.name: /who}
        examples:
          - record: '{"who":"ada","did":"x","on":1714557600}'
            event: {actor.name: ada}
        """);
    Path log = folder.resolve("own.jsonl");
    Files.writeString(log, "{\"who\":\"ada\",\"did\":\"x\",\"on\":1714557600}\n");
    Run run = Run.of("access", "scan", "--mapping", mapping.toString(), log.toString());
    assertThat(run.out()).contains("own-log 1", "0 of a kind that is not known");
    Files.writeString(mapping, "mapping: 2\nname: X\n");
    Run wrong = Run.of("access", "scan", "--mapping", mapping.toString(), log.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("line 1, column 10", "line 2, column 7", "“fits” is missing");
  }

  @Test
  void theCompanysOwnNetworksAreReadFromTheCommandLine() {
    Run run = Run.of("access", "scan", "--company-networks", "192.0.2.0/24", ORDINARY.toString());
    assertThat(run.exitCode()).isZero();
    Run wrong = Run.of("access", "scan", "--company-networks", "elsewhere", ORDINARY.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--company-networks, line 1");
  }

  @Test
  void optionsThatCannotBeReadAreSentences() {
    assertThat(Run.of("access", "scan", "nowhere.jsonl").err()).contains("does not exist");
    Run source = Run.of("access", "scan", "--source", "nobody", ORDINARY.toString());
    assertThat(source.exitCode()).isEqualTo(2);
    assertThat(source.err()).contains("There is no reader named “nobody”");
    Run severity = Run.of("access", "scan", "--min-severity", "odd", ORDINARY.toString());
    assertThat(severity.err()).contains("none of info, low, medium, high, critical");
    assertThat(Run.of("access", "scan").exitCode()).isEqualTo(2);
    Run json = Run.of("access", "scan", "--json", "nowhere.jsonl");
    assertThat(Json.parse(json.out(), "The answer").path("error").asString())
        .contains("does not exist");
  }

  @Test
  void nothingInALogSteersTheTerminal() throws IOException {
    Path log = folder.resolve("log.jsonl");
    Files.writeString(
        log,
        Files.readString(STOLEN)
            .replace("ada@ours.example", "ada\\u001b[2J\\n\\u202eDENY@ours.example"));
    Run run = Run.of("access", "scan", log.toString());
    assertThat(run.exitCode()).isIn(3, 4);
    assertThat(run.out()).doesNotContain("\u001b", "\u202e").contains("\\u{001B}");
  }
}
