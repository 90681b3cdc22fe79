package dev.countersign.response.evidence;

import dev.countersign.model.journal.HeadKey;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.response.evidence.EvidenceBundle.Made;
import dev.countersign.response.evidence.EvidenceBundle.Put;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Small bundles for tests. */
final class Bundles {
  static final HeadKey KEY = HeadKey.of(new byte[32]);

  private Bundles() {}

  /** Three entries and a head. */
  static String journal() {
    StringBuilder text = new StringBuilder();
    @Nullable JournalEntry last = null;
    Instant at = Instant.parse("2025-02-21T14:13:35Z");
    for (int i = 1; i <= 3; i++) {
      last =
          JournalEntry.after(
              last, at.plusSeconds(i), "payload-checked", "check/" + i, Json.object().put("n", i));
      text.append(JournalLines.of(last)).append('\n');
    }
    JournalEntry end = Objects.requireNonNull(last);
    return text.append(JournalLines.of(KEY.sign(end.number(), end.hash(), end.at())))
        .append('\n')
        .toString();
  }

  static Put put(FileKind kind, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Put(kind, name, () -> new ByteArrayInputStream(bytes));
  }

  static List<Put> files() {
    return List.of(
        put(FileKind.JOURNAL, "any.jsonl", journal()),
        put(FileKind.INPUT, "payload.json", "{\"to\":\"0x01\"}"),
        put(FileKind.INPUT, "empty.bin", ""),
        put(FileKind.DOCUMENT, "Brief für Börse.pdf", "a letter"));
  }

  record Bundle(Bytes data, Made made) {
    byte[] bytes() {
      return data.toArray();
    }

    Bytes hash() {
      return made.manifestSha256();
    }
  }

  static Bundle of(List<Put> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Made made = EvidenceBundle.write("CASE-7", files, out);
    return new Bundle(Bytes.of(out.toByteArray()), made);
  }

  static Bundle whole() throws IOException {
    return of(files());
  }
}
