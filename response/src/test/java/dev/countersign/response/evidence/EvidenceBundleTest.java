package dev.countersign.response.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.EvidenceBundle.Put;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceBundleTest {
  @TempDir Path folder;

  @Test
  void otherProgramsUnpackIt() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Bundles.whole().bytes()))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        files.put(one.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(files.keySet())
        .containsExactly(
            "manifest.json",
            "manifest.sha256",
            "documents/Brief für Börse.pdf",
            "inputs/empty.bin",
            "inputs/payload.json",
            "journal.jsonl");
    assertThat(files).containsEntry("journal.jsonl", Bundles.journal());
    Path file = folder.resolve("bundle.zip");
    Files.write(file, Bundles.whole().bytes());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(6);
    }
  }

  @Test
  void theManifestsHashIsOfTheManifestInIt() throws IOException {
    Bundles.Bundle bundle = Bundles.whole();
    assertThat(bundle.hash()).isEqualTo(CanonicalJson.sha256(bundle.made().manifest().bytes()));
    assertThat(new String(bundle.bytes(), StandardCharsets.UTF_8))
        .contains(bundle.hash().toHex().substring(2) + "  manifest.json\n");
    assertThat(bundle.made().bytes()).isEqualTo(bundle.bytes().length);
  }

  @Test
  void theSameFilesInAnyOrderGiveTheSameBytes() throws IOException {
    List<Put> turned = new ArrayList<>(Bundles.files()).reversed();
    assertThat(Bundles.of(turned).bytes()).isEqualTo(Bundles.whole().bytes());
  }

  @Test
  void hasTheseBytesOnEveryMachine() throws IOException {
    assertThat(CanonicalJson.sha256(Bundles.whole().bytes()).toHex())
        .isEqualTo("0x3b4a431b96f0017990a913ec599b1b01b34766b30006712099db59bcdb08eb6a");
  }

  @Test
  void namesAreThoseOfASystemWhoseNamesEveryProgramReadsAsUtf8() throws IOException {
    byte[] bytes = Bundles.whole().bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int directory = text.indexOf("PK\u0001\u0002");
    assertThat(bytes[directory + 5]).isEqualTo((byte) 3); // Unix, by APPNOTE 4.4.2
  }

  @Test
  void refusesAJournalThatIsNotWhole() {
    String cut = Bundles.journal().lines().skip(1).reduce("", (a, b) -> a + b + "\n");
    assertThatThrownBy(() -> Bundles.of(List.of(Bundles.put(FileKind.JOURNAL, "j", cut))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll("not whole", "Entry 1 is missing");
  }

  @Test
  void refusesAJournalOfOneEndlessLine() {
    String line = "a".repeat(17 * 1024 * 1024);
    assertThatThrownBy(() -> Bundles.of(List.of(Bundles.put(FileKind.JOURNAL, "j", line))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("longer than 16 MiB");
  }

  @Test
  void refusesTwoFilesThatSomeSystemTakesForOne() {
    assertThatThrownBy(() ->
            Bundles.of(
                List.of(
                    Bundles.put(FileKind.INPUT, "Report.txt", "a"),
                    Bundles.put(FileKind.INPUT, "report.TXT", "b"))))
        .hasMessageContaining("two files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        ".",
        "a/b",
        "../a",
        "a\\b",
        "C:a",
        "a\u0000",
        "a\u202eb",
        "a.",
        " a",
        "CON",
        "lpt1.txt",
        "a?b",
        "a\nb"
      })
  void refusesNamesThatCouldDoHarm(String name) {
    assertThatThrownBy(() -> Bundles.of(List.of(Bundles.put(FileKind.INPUT, name, "a"))))
        .isInstanceOf(UnreadableInput.class);
  }

  @Test
  void refusesAFileThatChangesWhileItIsRead() {
    AtomicInteger reads = new AtomicInteger();
    Put changing =
        new Put(
            FileKind.INPUT,
            "a",
            () ->
                new ByteArrayInputStream(
                    ("read " + reads.incrementAndGet()).getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> Bundles.of(List.of(changing)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("changed while");
  }
}
