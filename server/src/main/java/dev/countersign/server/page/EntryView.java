package dev.countersign.server.page;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import java.util.Locale;

/**
 * An entry of the journal as a page shows it.
 *
 * @param what its kind in words
 * @param body indented JSON
 * @param finding true for a finding, which is shown with its sentence
 */
public record EntryView(
    long number,
    String at,
    String kind,
    String what,
    String subject,
    String sentence,
    String body,
    String hash,
    boolean finding) {
  /** Of an entry. */
  public static EntryView of(JournalEntry entry) {
    var body = Json.parse(entry.body(), "The body");
    String sentence = body.path("sentence").asString("");
    return new EntryView(
        entry.number(),
        Moments.of(entry.at()),
        entry.kind(),
        entry.kind().substring(0, 1).toUpperCase(Locale.ROOT)
            + entry.kind().substring(1).replace('-', ' '),
        entry.subject(),
        sentence,
        Json.pretty(body),
        entry.hash().toHex(),
        entry.kind().equals("finding"));
  }
}
