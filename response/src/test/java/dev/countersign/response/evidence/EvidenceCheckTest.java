package dev.countersign.response.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.model.journal.HeadKey;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.EvidenceCheck.Known;
import dev.countersign.response.evidence.EvidenceCheck.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {
  @Test
  void findsAWholeBundleWhole() throws IOException {
    Bundles.Bundle bundle = Bundles.whole();
    Anchor signed = new Anchor(Set.of(Bundles.KEY.publicKey()), null);
    Report report = check(bundle.bytes(), new Known(bundle.hash(), signed));
    assertThat(report.faults()).isEmpty();
    assertThat(report.whole()).isTrue();
    assertThat(Objects.requireNonNull(report.journal()).covered()).isEqualTo(3);
    assertThat(Objects.requireNonNull(report.manifest()).caseNumber()).isEqualTo("CASE-7");
  }

  @Test
  void noByteCanBeAnotherUnnoticed() throws IOException {
    byte[] whole = Bundles.whole().bytes();
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x01;
      if (at < 4) {
        assertThatThrownBy(() -> check(changed)).isInstanceOf(UnreadableInput.class);
      } else {
        assertThat(check(changed).whole()).as("byte " + at).isFalse();
      }
    }
  }

  @Test
  void noPartOfItCanBeCutOffOrAddedUnnoticed() throws IOException {
    byte[] whole = Bundles.whole().bytes();
    for (int length = 4; length < whole.length; length += 7) {
      assertThat(check(Arrays.copyOf(whole, length)).whole()).as("" + length).isFalse();
    }
    assertThat(check(Arrays.copyOf(whole, whole.length + 1)).faults())
        .singleElement()
        .satisfies(one -> assertThat(one.sentence()).contains("something was added behind it"));
  }

  @Test
  void saysWhatIsMissingAddedAndAltered() throws IOException {
    Map<String, String> files = unpacked();
    files.remove("inputs/empty.bin");
    files.put("inputs/more.txt", "more");
    files.put("inputs/payload.json", "{\"to\":\"0x02\"}");
    assertThat(check(stored(files)).faults())
        .extracting(Fault::kind, Fault::file)
        .containsExactlyInAnyOrder(
            tuple(Fault.Kind.MISSING, "inputs/empty.bin"),
            tuple(Fault.Kind.ADDED, "inputs/more.txt"),
            tuple(Fault.Kind.ALTERED, "inputs/payload.json"));
  }

  @Test
  void aBundleMadeAnewIsFoundByTheNotedHashOrTheJournalsKey() throws IOException {
    byte[] anew =
        Bundles.of(
                Bundles.files().stream()
                    .filter(file -> !file.name().equals("payload.json"))
                    .toList())
            .bytes();
    assertThat(check(anew).whole()).isTrue();
    Report noted = check(anew, new Known(Bundles.whole().hash(), Anchor.NOTHING));
    assertThat(noted.faults())
        .singleElement()
        .satisfies(one -> assertThat(one.sentence()).contains("another than the one whose hash"));
    byte[] other = new byte[32];
    other[0] = 1;
    Anchor another = new Anchor(Set.of(HeadKey.of(other).publicKey()), null);
    assertThat(check(anew, new Known(null, another)).faults())
        .singleElement()
        .satisfies(one -> assertThat(one.sentence()).contains("another key"));
  }

  @Test
  void aJournalThatIsListedRightlyAndBrokenIsFound() throws IOException {
    String cut = Bundles.journal().lines().skip(1).reduce("", (a, b) -> a + b + "\n");
    Map<String, String> files = unpacked();
    String manifest = Objects.requireNonNull(files.get("manifest.json"));
    String hash = sha256(cut);
    files.put("journal.jsonl", cut);
    String changed =
        manifest
            .replace(sha256(Bundles.journal()), hash)
            .replace("\"size\":" + Bundles.journal().length(), "\"size\":" + cut.length());
    files.put("manifest.json", changed);
    files.put("manifest.sha256", sha256(changed).substring(2) + "  manifest.json\n");
    assertThat(check(stored(files)).faults())
        .singleElement()
        .satisfies(one -> assertThat(one.kind()).isEqualTo(Fault.Kind.JOURNAL))
        .satisfies(one -> assertThat(one.sentence()).contains("Entry 1 is missing"));
  }

  @Test
  void checkSumsThatAreWrongEverywhereAreFound() throws IOException {
    Map<String, String> files = unpacked();
    assertThat(check(stored(files, 1)).faults())
        .allSatisfy(one -> assertThat(one.sentence()).contains("check sum"))
        .extracting(Fault::file)
        .containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  @Test
  void aBundleWithoutAJournalIsFoundWhereOneWasExpected() throws IOException {
    byte[] bytes = Bundles.of(Bundles.files().subList(1, 4)).bytes();
    assertThat(check(bytes).whole()).isTrue();
    Anchor signed = new Anchor(Set.of(Bundles.KEY.publicKey()), null);
    assertThat(check(bytes, new Known(null, signed)).faults())
        .singleElement()
        .satisfies(one -> assertThat(one.sentence()).contains("no journal"));
  }

  @Test
  void namesThatLeadOutOrStandTwiceAreUnsafe() throws IOException {
    Map<String, String> files = unpacked();
    files.put("../../etc/passwd", "x");
    files.put("/etc/passwd", "x");
    files.put("inputs/PAYLOAD.json", "x");
    files.put("inputs/a\u202eb", "x");
    assertThat(check(stored(files)).faults())
        .filteredOn(one -> one.kind() == Fault.Kind.UNSAFE)
        .extracting(Fault::file)
        .containsExactly(
            "../../etc/passwd", "/etc/passwd", "inputs/PAYLOAD.json", "inputs/a\u202eb");
    assertThat(check(stored(files)).faults())
        .filteredOn(one -> one.file().startsWith(".."))
        .first()
        .satisfies(one -> assertThat(one.sentence()).contains("its name leads out"));
  }

  @Test
  void aFileThatIsPackedIsToldAndNeverUnpacked() throws IOException {
    Map<String, String> files = unpacked();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> one : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("inputs/bomb"));
      zip.write(new byte[10_000_000]);
    }
    assertThat(check(out.toByteArray()).faults())
        .anySatisfy(one -> {
          assertThat(one.kind()).isEqualTo(Fault.Kind.UNSAFE);
          assertThat(one.sentence()).contains("inputs/bomb is packed", "10000000 bytes");
        });
  }

  @Test
  void filesThatLieOverEachOtherAreUnsafe() throws IOException {
    byte[] bytes = Bundles.whole().bytes();
    // The directory's second line is made to point to where the first file lies.
    int second = at(bytes, "manifest.sha256", 2) - ZipForm.CENTRAL_BYTES;
    Arrays.fill(bytes, second + 42, second + 46, (byte) 0);
    assertThat(check(bytes).faults())
        .anySatisfy(one -> {
          assertThat(one.kind()).isEqualTo(Fault.Kind.UNSAFE);
          assertThat(one.sentence()).contains("lies over another");
        });
  }

  @Test
  void anArchiveThatNamesTooManyFilesIsNotRead() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i <= Manifest.MOST_FILES + 2; i++) {
      files.put("inputs/" + i, "");
    }
    assertThat(check(stored(files)).faults())
        .first()
        .satisfies(one -> assertThat(one.sentence()).contains("at most 10002"));
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    for (String text : new String[] {"", "PK", "%PDF-1.7", "{}"}) {
      assertThatThrownBy(() -> check(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("no bundle");
    }
  }

  private static Report check(byte[] bytes) throws IOException {
    return check(bytes, Known.NOTHING);
  }

  private static Report check(byte[] bytes, Known known) throws IOException {
    return EvidenceCheck.of(Reading.of(bytes), known);
  }

  private static String sha256(String text) {
    return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)).toHex();
  }

  private static int at(byte[] bytes, String word, int time) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = -1;
    for (int i = 0; i < time; i++) {
      at = text.indexOf(word, at + 1);
    }
    return at;
  }

  private static Map<String, String> unpacked() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Bundles.whole().bytes()))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        files.put(one.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** An archive in the form of a bundle, whatever is in it. */
  private static byte[] stored(Map<String, String> files) throws IOException {
    return stored(files, 0);
  }

  /**
   * The same.
   *
   * @param wrong is added to each check sum
   */
  private static byte[] stored(Map<String, String> files, int wrong) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Map.Entry<String, String> one : files.entrySet()) {
      byte[] bytes = one.getValue().getBytes(StandardCharsets.UTF_8);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      directory.write(
          ZipForm.central(one.getKey(), bytes.length, crc.getValue() + wrong, out.size()));
      out.write(ZipForm.local(one.getKey(), bytes.length, crc.getValue() + wrong));
      out.write(bytes);
    }
    int from = out.size();
    out.write(directory.toByteArray());
    out.write(ZipForm.end(files.size(), directory.size(), from));
    return out.toByteArray();
  }
}
