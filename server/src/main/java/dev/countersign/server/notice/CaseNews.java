package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the journal's entries about cases are to whom: that decisions are overdue. A notice leaves
 * the house, so that it says how many and since when, and nothing of what the case is about.
 */
final class CaseNews {
  private final Company company;

  CaseNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    return entry.kind().equals("case-overdue")
        ? Company.id(entry.subject(), "case").map(id -> overdue(entry, body, "/cases/" + id))
        : Optional.empty();
  }

  private Notice overdue(JournalEntry entry, JsonNode body, String path) {
    int many = body.path("tasks").size();
    String number = body.path("number").asString("");
    List<String> lines = new ArrayList<>();
    lines.add(
        (many == 1 ? "A decision is overdue" : many + " decisions are overdue")
            + since(body.path("since").asString(""))
            + ".");
    if (body.path("times").asInt(1) > 1) {
      lines.add(
          "It was told before, and is now told to all of security and the administrators as well."
              + " It is told again each day until it is decided.");
    }
    lines.add("Decide, or leave it out and say why.");
    return new Notice(
        "entry/" + entry.number(),
        entry.kind(),
        entry.subject(),
        recipients(body),
        "Case " + number + " waits for " + (many == 1 ? "a decision" : many + " decisions"),
        lines,
        path);
  }

  private static String since(String at) {
    try {
      return " since "
          + Instant.parse(at).toString().replace('T', ' ').replaceAll(":\\d\\d(\\.\\d+)?Z", " UTC");
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private List<Person> recipients(JsonNode body) {
    Set<String> to = texts(body.path("to"));
    Set<String> without = texts(body.path("without"));
    boolean everybody = body.path("everybody").asBoolean(true);
    return company.active(one ->
        !without.contains(one.subject())
            && (to.contains(one.subject())
                || (everybody && one.hasAny(Role.SECURITY, Role.ADMINISTRATOR))));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
