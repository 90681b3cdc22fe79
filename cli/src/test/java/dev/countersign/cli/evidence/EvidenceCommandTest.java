package dev.countersign.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.model.journal.HeadKey;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EvidenceCommandTest {
  private static final HeadKey KEY = HeadKey.of(new byte[32]);

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    JournalEntry entry =
        JournalEntry.after(
            null,
            Instant.parse("2025-02-21T14:13:35Z"),
            "payload-checked",
            "check/1",
            Json.object().put("n", 1));
    Files.writeString(
        folder.resolve("journal.jsonl"),
        JournalLines.of(entry)
            + "\n"
            + JournalLines.of(KEY.sign(1, entry.hash(), entry.at()))
            + "\n");
    Files.writeString(folder.resolve("payload.json"), "{}");
    Files.writeString(folder.resolve("letter.pdf"), "a letter");
  }

  @Test
  void makesABundleThatVerifiesByTheHashThatItPrinted() {
    Run made = make("--json");
    assertThat(made.exitCode()).as(made.err()).isZero();
    String hash = Json.parse(made.out(), "it").path("manifestSha256").asString();
    Run whole =
        Run.of(
            "evidence", "verify", at("out.zip"), "--hash", hash, "--key", KEY.publicKey().toHex());
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    assertThat(whole.out())
        .contains(
            "WHOLE",
            "CASE-7",
            "3 listed",
            hash,
            "1 entries, chained",
            "up to entry 1\n  by         0x");
    assertThat(whole.out()).contains("held against it");
    assertThat(Run.of("evidence", "verify", at("out.zip")).out())
        .contains("no hash was given to hold it against");
  }

  @Test
  void namesWhatWasAltered() throws IOException {
    make();
    Path file = folder.resolve("out.zip");
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a letter");
    bytes[at] = 'A';
    Files.write(file, bytes);
    Run broken = Run.of("evidence", "verify", at("out.zip"));
    assertThat(broken.exitCode()).isEqualTo(4);
    assertThat(broken.out()).contains("NOT WHOLE", "(altered)").contains("documents/letter.pdf");
    Run json = Run.of("evidence", "verify", "--json", at("out.zip"));
    assertThat(json.exitCode()).isEqualTo(4);
    JsonNode told = Json.parse(json.out(), "it");
    assertThat(told.path("whole").asBoolean()).isFalse();
    assertThat(told.path("faults").get(0).path("file").asString())
        .isEqualTo("documents/letter.pdf");
  }

  @Test
  void anotherHashOrKeyThanTheNotedOneIsFound() {
    make();
    String other = "0x" + "11".repeat(32);
    assertThat(Run.of("evidence", "verify", at("out.zip"), "--hash", other).exitCode())
        .isEqualTo(4);
    assertThat(Run.of("evidence", "verify", at("out.zip"), "--key", other).exitCode()).isEqualTo(4);
  }

  @Test
  void whatCannotBeReadIsToldInASentence() throws IOException {
    Run none = Run.of("evidence", "verify", at("none.zip"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).startsWith("countersign: The bundle ").doesNotContain("Exception:");
    assertThat(Run.of("evidence", "verify", at("letter.pdf")).err()).contains("no bundle");
    assertThat(Run.of("evidence", "verify", at("letter.pdf"), "--hash", "0x11").err())
        .contains("expected 32");
    Files.writeString(folder.resolve("journal.jsonl"), "{}\n");
    Run broken = make();
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("not whole");
    assertThat(folder.resolve("out.zip")).doesNotExist();
  }

  @Test
  void isNeverWrittenOverAFileThatIsThere() throws IOException {
    make();
    byte[] before = Files.readAllBytes(folder.resolve("out.zip"));
    Run again = make();
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(folder.resolve("out.zip")).hasBinaryContent(before);
  }

  private Run make(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "evidence",
                "make",
                "--out",
                at("out.zip"),
                "--journal",
                at("journal.jsonl"),
                "--case",
                "CASE-7",
                "--document",
                at("letter.pdf"),
                at("payload.json")));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
