package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the journal's entries about open traces are to whom: whoever asked, and the security people.
 * Names in them are those of the labels that the company gave.
 */
final class TraceNews {
  private static final int MOST_LINES = 10;

  private final Company company;

  TraceNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    UUID id = Company.id(entry.subject(), "trace").orElse(null);
    if (id == null || body.has("dust")) {
      return Optional.empty();
    }
    long count = body.path("count").asLong();
    return switch (entry.kind()) {
      case "trace-reached" ->
          Optional.of(
              notice(
                  entry,
                  id,
                  body,
                  "Stolen value came to "
                      + (count == 1
                          ? "a service, a mixer or a bridge"
                          : "services, mixers or bridges, " + count + " times"),
                  lines(body, count, "")));
      case "trace-undone" ->
          Optional.of(
              notice(
                  entry,
                  id,
                  body,
                  "Undone: what was told of stolen value is not so any more",
                  lines(body, count, "Undone: ")));
      case "trace-blind" ->
          Optional.of(
              notice(
                  entry,
                  id,
                  body,
                  "An open trace sees nothing new",
                  List.of(
                      body.path("sentence").asString(""),
                      "Nothing is told of stolen value until it does again.")));
      case "trace-sees" ->
          Optional.of(
              notice(
                  entry,
                  id,
                  body,
                  "An open trace goes on",
                  List.of("Its node answers again. What happened meanwhile is told now.")));
      default -> Optional.empty();
    };
  }

  private static List<String> lines(JsonNode body, long count, String before) {
    List<String> lines = new ArrayList<>();
    for (JsonNode one : body.path("sentences")) {
      if (lines.size() < MOST_LINES) {
        lines.add(before + one.asString() + ".");
      }
    }
    if (count > lines.size()) {
      lines.add("And " + (count - lines.size()) + " more, which the trace's page shows.");
    }
    return lines;
  }

  private Notice notice(
      JournalEntry entry, UUID id, JsonNode body, String title, List<String> lines) {
    List<Person> recipients = new ArrayList<>(company.active(one -> one.hasAny(Role.SECURITY)));
    for (Person asker : company.behind(body.path("by").asString(""))) {
      if (!recipients.contains(asker)) {
        recipients.add(asker);
      }
    }
    return new Notice(
        "entry/" + entry.number(),
        entry.kind(),
        entry.subject(),
        recipients,
        title,
        lines,
        "/traces/" + id);
  }
}
