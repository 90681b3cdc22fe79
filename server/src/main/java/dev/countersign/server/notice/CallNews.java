package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.people.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the journal's entries about calls of exercises are to whoever plays them. */
final class CallNews {
  private final Company company;

  CallNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    if (!entry.kind().equals("calls-started")) {
      return Optional.empty();
    }
    Set<String> callers = new HashSet<>();
    body.path("document").path("callers").forEach(one -> callers.add(one.asString()));
    List<Person> recipients =
        company.active(one -> callers.contains(one.email().toLowerCase(Locale.ROOT)));
    return Optional.of(
        new Notice(
            "calls/" + entry.subject(),
            entry.kind(),
            entry.subject(),
            recipients,
            "You play calls or chats of an exercise",
            List.of(
                "Two administrators agreed to it. Whom you call about when, and what you say, stands"
                    + " in the console.",
                "Its last day is " + body.path("document").path("last").asString("") + ".",
                "Speak of it to nobody before."),
            "/drills/calls"));
  }
}
