package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.server.change.Change;
import dev.countersign.server.change.LiftStop;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an entry of the journal is to whom, if anything. */
final class News {
  private static final Set<String> GRAVE = Set.of("high", "critical");

  private final Company company;
  private final TransferNews transfers;
  private final TraceNews traces;
  private final LureNews lures;
  private final ReviewNews reviews;
  private final FreezeNews freezes;
  private final CaseNews cases;
  private final CallNews calls;

  News(Company company) {
    this.company = company;
    this.transfers = new TransferNews(company);
    this.traces = new TraceNews(company);
    this.lures = new LureNews(company);
    this.reviews = new ReviewNews(company);
    this.freezes = new FreezeNews(company);
    this.cases = new CaseNews(company);
    this.calls = new CallNews(company);
  }

  /** What there is to tell of an entry. */
  Optional<Notice> of(JournalEntry entry) {
    return switch (entry.kind()) {
      case "transfer-decided",
          "payload-prepared",
          "question-asked",
          "question-answered",
          "transfer-refused",
          "transfer-confirmed",
          "transfer-failed",
          "transfer-obstructed",
          "transfer-reorganised",
          "transfer-expired" ->
          transfers.of(entry, body(entry));
      case "change-proposed" -> proposed(entry);
      case "change-cooling" -> cooling(entry, body(entry));
      case "change-applied" ->
          body(entry).path("kind").asString().equals(LiftStop.NAME)
              ? Optional.of(toAll(entry, "Signing goes on", "The stop was lifted."))
              : Optional.empty();
      case "signing-stopped" ->
          Optional.of(
              toAll(
                  entry,
                  "All signing stands still",
                  name(body(entry).path("by").asString()) + " pressed the stop."));
      case "finding" -> finding(entry, body(entry));
      case "wallet-review-due", "wallet-review-waits" -> reviews.of(entry, body(entry));
      case "trace-reached", "trace-undone", "trace-blind", "trace-sees" ->
          traces.of(entry, body(entry));
      case "freeze-drafted", "freeze-waits" -> freezes.of(entry, body(entry));
      case "case-overdue" -> cases.of(entry, body(entry));
      case "calls-started" -> calls.of(entry, body(entry));
      case "report-answered",
          "campaign-opened",
          "campaign-disposed",
          "lure-met",
          "risk-lowered",
          "risk-disputed" ->
          lures.of(entry, body(entry));
      default -> Optional.empty();
    };
  }

  private Optional<Notice> proposed(JournalEntry entry) {
    return change(entry)
        .filter(change -> change.state() == Change.State.PROPOSED)
        .map(change -> {
          var quorum = company.changes().rules().needs(change).approvals();
          List<Person> recipients =
              company.active(one ->
                  !one.id().equals(change.proposer())
                      && one.groups().stream()
                          .anyMatch(group ->
                              quorum.groups().contains(group)
                                  || (quorum.all().people() > 0
                                      && group.equals(Role.ADMINISTRATOR.group()))));
          return notice(
              change,
              "change-waits",
              "waits/" + change.id(),
              recipients,
              "A change waits for you: " + kind(change),
              "It needs " + quorum.words() + ".");
        });
  }

  /** What cools off can still be refused, by those who hear of it. */
  private Optional<Notice> cooling(JournalEntry entry, JsonNode body) {
    return change(entry)
        .filter(change -> change.state() == Change.State.COOLING)
        .map(change ->
            notice(
                change,
                "change-cooling",
                "cooling/" + change.id(),
                company.active(one -> one.hasAny(Role.ADMINISTRATOR, Role.SECURITY)),
                "A change will be made: " + kind(change),
                "Enough have agreed. It is made at "
                    + body.path("until").asString("").replace('T', ' ')
                    + ", and can be refused until then."));
  }

  private Notice notice(
      Change change,
      String kind,
      String topic,
      List<Person> recipients,
      String title,
      String sentence) {
    return new Notice(
        topic,
        kind,
        change.subject(),
        recipients,
        title,
        List.of("Proposed by " + name("person/" + change.proposer()) + ".", sentence),
        "/changes/" + change.id());
  }

  /** Whoever repeats something is not to fill a mailbox with it: once an hour. */
  private Optional<Notice> finding(JournalEntry entry, JsonNode body) {
    String code = body.path("code").asString("");
    if (!GRAVE.contains(body.path("severity").asString("")) || code.isEmpty()) {
      return Optional.empty();
    }
    String whose = body.path("person").asString("");
    List<Person> recipients =
        company.active(one -> one.hasAny(Role.SECURITY) || one.id().toString().equals(whose));
    String of = body.path("digest").asString("");
    return Optional.of(
        new Notice(
            "finding/"
                + code
                + "/"
                + entry.subject()
                + "/"
                + (of.isEmpty() ? entry.at().truncatedTo(ChronoUnit.HOURS).toString() : of),
            "finding",
            entry.subject(),
            recipients,
            "Finding " + code,
            List.of(
                body.path("sentence").asString(""),
                whose.isEmpty() ? "" : "It concerns " + name("person/" + whose) + "."),
            path(entry.subject(), code, body.path("finding").asString(""))));
  }

  private static String path(String subject, String code, String finding) {
    if (!finding.isEmpty()) {
      return "/access/" + finding;
    }
    return Company.id(subject, "transfer")
        .map(id -> "/transfers/" + id)
        .orElse(subject.startsWith("wallet/") ? "/transfers" : "/findings/" + code);
  }

  private Notice toAll(JournalEntry entry, String title, String sentence) {
    return new Notice(
        "entry/" + entry.number(),
        entry.kind().equals("change-applied") ? "signing-goes-on" : entry.kind(),
        entry.subject(),
        company.active(one -> !one.roles().isEmpty()),
        title,
        List.of(sentence),
        "/stop");
  }

  private Optional<Change> change(JournalEntry entry) {
    return Company.id(entry.subject(), "change").flatMap(company.changes()::find);
  }

  private static String kind(Change change) {
    return change.kind().replace('-', ' ');
  }

  private String name(String subject) {
    return company.requesters().name(subject);
  }

  private static JsonNode body(JournalEntry entry) {
    return Json.parse(entry.body(), "The body");
  }
}
