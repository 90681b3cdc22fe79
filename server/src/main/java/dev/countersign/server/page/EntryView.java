package dev.countersign.server.page;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.server.people.Person;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the journal as a page shows it.
 *
 * @param what its kind in words
 * @param body indented JSON
 * @param sentence who did it and what came of it, as far as the entry says; else empty
 * @param finding true for a finding
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
  /**
   * Of an entry.
   *
   * @param names of people by their ids
   */
  public static EntryView of(JournalEntry entry, Map<String, String> names) {
    JsonNode body = Json.parse(entry.body(), "The body");
    String sentence =
        Stream.of(
                who(body, names),
                body.path("sentence").asString(""),
                body.path("verdict").asString(""),
                body.path("answer").asString(""),
                body.path("reason").asString(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
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

  /** Names of all people by their ids. */
  public static Map<String, String> names(Collection<Person> people) {
    return people.stream()
        .collect(Collectors.toMap(person -> person.id().toString(), Person::name));
  }

  private static String who(JsonNode body, Map<String, String> names) {
    String by = body.path("by").asString("");
    if (!by.isEmpty()) {
      return by;
    }
    String signed = body.path("deed").path("person").asString("");
    return names.getOrDefault(
        signed.isEmpty() ? body.path("person").asString("") : signed,
        body.path("name").asString(""));
  }
}
