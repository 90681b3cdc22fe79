package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the journal's entries about requests to freeze are to security and the administrators: that
 * some wait to be read and sent, and that one waits for an answer for too long.
 */
final class FreezeNews {
  private final Company company;

  FreezeNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    return switch (entry.kind()) {
      case "freeze-drafted" -> Optional.of(drafted(entry, body));
      case "freeze-waits" ->
          Company.id(entry.subject(), "freeze")
              .map(id ->
                  notice(
                      entry,
                      "entry/" + entry.number(),
                      "A request to freeze waits",
                      List.of(body.path("sentence").asString("") + ".", to(body)),
                      "/freezes/" + id));
      default -> Optional.empty();
    };
  }

  /** Those that are drafted together are told of once. */
  private Notice drafted(JournalEntry entry, JsonNode body) {
    String trace = body.path("trace").asString("");
    return notice(
        entry,
        "freeze-drafted/"
            + trace
            + "/"
            + body.path("case").asString("")
            + "/"
            + entry.at().truncatedTo(ChronoUnit.MINUTES),
        "Requests to freeze wait to be read and sent",
        List.of(
            "Drafted by "
                + company.requesters().name(body.path("by").asString(""))
                + " for the case "
                + body.path("case").asString("")
                + ".",
            "Stolen value moves within hours: ask the trace again, read them, and send them."),
        "/traces/" + trace + "/freezes");
  }

  private static String to(JsonNode body) {
    return "It is to " + body.path("holder").asString("") + ".";
  }

  private Notice notice(
      JournalEntry entry, String topic, String title, List<String> lines, String path) {
    List<Person> recipients = company.active(one -> one.hasAny(Role.SECURITY, Role.ADMINISTRATOR));
    return new Notice(topic, entry.kind(), entry.subject(), recipients, title, lines, path);
  }
}
