package dev.countersign.server.console;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to an incident, as the journal has it.
 *
 * @param mark how it is marked: deny, hold, allow or note
 */
public record TimelineLine(String at, String mark, String what, Words words) {
  /** Of an entry; empty for one that says nothing of its own. */
  public static Optional<TimelineLine> of(JournalEntry entry, UnaryOperator<String> names) {
    JsonNode body = Json.parse(entry.body(), "The body");
    String by = names.apply(body.path("by").asString(""));
    String reason = body.path("reason").asString("");
    return switch (entry.kind()) {
      case "alert-raised" ->
          line(
              entry,
              switch (body.path("severity").asString("")) {
                case "critical" -> "deny";
                case "high", "medium" -> "hold";
                default -> "note";
              },
              body.path("again").asBoolean(false) ? "Alert, again" : "Alert",
              body.path("sentence").asString(""));
      case "alert-taken-back" ->
          line(
              entry,
              "note",
              "Taken back",
              body.path("sentence").asString("") + " (its block left the chain)");
      case "incident-taken-back" ->
          line(entry, "note", "All taken back", "No alert of it stands any more");
      case "incident-acknowledged" -> line(entry, "allow", "Taken on", "By " + by);
      case "incident-resolved" -> line(entry, "allow", "Over", "Says " + by + ": " + reason);
      case "incident-reopened" -> line(entry, "hold", "Opened again", "By " + by + ": " + reason);
      case "alert-delivered" -> line(entry, "allow", "Told", told(body, names));
      case "alert-undelivered" ->
          line(entry, "deny", "Not told", told(body, names) + ": " + reason);
      default -> Optional.empty();
    };
  }

  private static String told(JsonNode body, UnaryOperator<String> names) {
    String to = body.path("to").asString("");
    int attempts = body.path("attempts").asInt(1);
    int status = body.path("status").asInt(0);
    return body.path("event").asString("")
        + (body.path("level").asInt(0) > 1 ? " " + body.path("level").asInt() : "")
        + " by `"
        + body.path("channel").asString("")
        + "`"
        + (to.isEmpty() ? "" : " to " + names.apply(to))
        + (attempts > 1 ? ", " + attempts + " attempts" : "")
        + (status == 0 ? "" : ", answered " + status);
  }

  private static Optional<TimelineLine> line(
      JournalEntry entry, String mark, String what, String words) {
    return Optional.of(new TimelineLine(Moments.of(entry.at()), mark, what, Words.of(words)));
  }
}
