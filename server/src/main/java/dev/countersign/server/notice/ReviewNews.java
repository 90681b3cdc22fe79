package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an entry about the review of a wallet is to those who decide on rights. */
final class ReviewNews {
  private final Company company;

  ReviewNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    return switch (entry.kind()) {
      case "wallet-review-due" -> Optional.of(due(entry, body));
      case "wallet-review-waits" -> Optional.of(waits(entry, body));
      default -> Optional.empty();
    };
  }

  private Notice due(JournalEntry entry, JsonNode body) {
    return notice(
        entry,
        "Who can reach a wallet is to be confirmed: " + body.path("wallet").asString(""),
        List.of("The last review: " + day(body.path("reviewed").asString("never")) + "."),
        "/access");
  }

  /** Also who has not answered, so that each knows whether it is they who are waited for. */
  private Notice waits(JournalEntry entry, JsonNode body) {
    Set<String> answered =
        body.path("answered").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    String silent =
        reviewers().stream()
            .filter(one -> !answered.contains(one.subject()))
            .map(Person::name)
            .collect(Collectors.joining(", "));
    return notice(
        entry,
        "A review waits for answers: " + body.path("wallet").asString(""),
        List.of(
            body.path("open").asInt()
                + " of "
                + body.path("rights").asInt()
                + " rights are not decided on.",
            "Begun on "
                + day(body.path("begun").asString(""))
                + " by "
                + company.requesters().name(body.path("by").asString(""))
                + ".",
            silent.isEmpty()
                ? "Everybody who may has decided on something."
                : "Nothing yet from " + silent + "."),
        "/review");
  }

  private Notice notice(JournalEntry entry, String title, List<String> lines, String page) {
    return new Notice(
        "entry/" + entry.number(),
        entry.kind(),
        entry.subject(),
        reviewers(),
        title,
        lines,
        entry.subject().replace("wallet/", "/wallets/") + page);
  }

  private List<Person> reviewers() {
    return company.active(one -> one.hasAny(Role.ADMINISTRATOR, Role.SECURITY));
  }

  /** The day of a moment; other words stay as they are. */
  private static String day(String moment) {
    return moment.replaceFirst("T.*", "");
  }
}
