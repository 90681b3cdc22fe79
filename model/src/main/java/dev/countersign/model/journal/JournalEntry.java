package dev.countersign.model.journal;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.CanonicalText;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the journal, chained to the one before it. Its hash is SHA-256 over seven lines: the
 * label {@value #LABEL}, the number, the time, the kind, the subject, the previous hash, and the
 * SHA-256 of the body's canonical text; hashes as hexadecimal with {@code 0x}.
 *
 * @param number 1 for the first
 * @param at in microseconds; never before the entry before it
 * @param kind what is recorded, such as {@code intent-filed}
 * @param subject what it is about, such as {@code intent/3f…}; one line
 * @param body canonical JSON; see {@link CanonicalJson}
 * @param previous the hash of the entry before; 32 zero bytes for the first
 * @param hash of this entry
 */
public record JournalEntry(
    long number, Instant at, String kind, String subject, String body, Bytes previous, Bytes hash) {
  /** What the hashed text begins with. */
  public static final String LABEL = "countersign-journal-v1";

  /** What stands before the first entry. */
  public static final Bytes BEGINNING = Bytes.of(new byte[32]);

  /** Checks that a line cannot hold a second one. */
  public JournalEntry {
    if (kind.indexOf('\n') >= 0 || subject.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("kind and subject are one line each");
    }
  }

  /**
   * The entry that follows.
   *
   * @param previous null for the first
   * @param now where the clock went back, the time of the entry before is taken
   * @throws IllegalArgumentException when the body has no canonical text
   */
  public static JournalEntry after(
      @Nullable JournalEntry previous, Instant now, String kind, String subject, JsonNode body) {
    CanonicalText text = CanonicalText.of(body);
    return previous == null
        ? following(0, Instant.EPOCH, BEGINNING, now, kind, subject, text)
        : following(previous.number, previous.at, previous.hash, now, kind, subject, text);
  }

  /** The entry that follows one of which only that is known. */
  public static JournalEntry following(
      long number,
      Instant notBefore,
      Bytes previous,
      Instant now,
      String kind,
      String subject,
      CanonicalText body) {
    Instant at = now.isBefore(notBefore) ? notBefore : now.truncatedTo(ChronoUnit.MICROS);
    return new JournalEntry(
        number + 1,
        at,
        kind,
        subject,
        body.text(),
        previous,
        hash(number + 1, at, kind, subject, body, previous));
  }

  /** The hash that the fields add up to. */
  public Bytes computed() {
    return hash(number, at, kind, subject, CanonicalText.of(body), previous);
  }

  private static Bytes hash(
      long number, Instant at, String kind, String subject, CanonicalText body, Bytes previous) {
    String lines =
        String.join(
            "\n",
            LABEL,
            Long.toString(number),
            JournalTime.text(at),
            kind,
            subject,
            previous.toHex(),
            body.sha256().toHex());
    return CanonicalJson.sha256(lines.getBytes(StandardCharsets.UTF_8));
  }
}
