package dev.countersign.server.notice;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.Defanged;
import dev.countersign.server.lure.Exercises;
import dev.countersign.server.lure.Report;
import dev.countersign.server.lure.Report.Answered;
import dev.countersign.server.page.LureVerdict;
import dev.countersign.server.page.VerdictView;
import dev.countersign.server.people.Person;
import dev.countersign.server.people.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What the journal's entries about reports are to whom: the answer to whoever reported by mail, how
 * it ended to whoever reported it, what they met to whoever met it, and what is dangerous to the
 * security people. Others' words come only as the reader's sentences quote them, defanged.
 */
final class LureNews {
  private static final int MOST_LINES = 8;

  private final Company company;

  LureNews(Company company) {
    this.company = company;
  }

  Optional<Notice> of(JournalEntry entry, JsonNode body) {
    return switch (entry.kind()) {
      case "report-answered" -> answered(entry, body);
      case "campaign-opened" -> opened(entry, body);
      case "campaign-disposed" -> disposed(entry);
      case "lure-met" -> met(entry, body);
      case "risk-lowered" -> lowered(entry, body);
      case "risk-disputed" -> disputed(entry, body);
      default -> Optional.empty();
    };
  }

  private Optional<Notice> answered(JournalEntry entry, JsonNode body) {
    if (!body.path("reply").asBoolean(false)) {
      return Optional.empty();
    }
    Report report =
        Company.id(entry.subject(), "report")
            .flatMap(id -> company.lures().reports().store().find(id))
            .orElse(null);
    UUID person = report == null ? null : report.person();
    if (report == null || person == null) {
      return Optional.empty();
    }
    return company
        .lures()
        .reports()
        .store()
        .answer(report.id())
        .map(answer -> answer(entry, report, person, answer));
  }

  private Notice answer(JournalEntry entry, Report report, UUID person, Answer answer) {
    VerdictView verdict = LureVerdict.of(answer);
    List<String> lines = new ArrayList<>();
    lines.add("Thank you for reporting it. The answer: " + verdict.word() + ".");
    lines.add(verdict.sentence());
    answer.why().forEach(one -> lines.add(Defanged.of(one)));
    lines.add("What to do:");
    answer.todo().stream().limit(MOST_LINES).forEach(one -> lines.add("- " + Defanged.of(one)));
    if (!Exercises.isAnswer(answer)) {
      lines.add(
          "Did you open or run it? Say so on the page below: nobody is blamed, and it protects you.");
    }
    return new Notice(
        "answer/" + report.id(),
        "report-answered",
        entry.subject(),
        company.active(one -> one.id().equals(person)),
        "Your report: " + verdict.word(),
        lines,
        "/reports/" + report.id());
  }

  private Optional<Notice> opened(JournalEntry entry, JsonNode body) {
    if (!body.path("outcome").asString("").equals("deny")) {
      return Optional.empty();
    }
    return campaign(entry.subject())
        .map(campaign ->
            security(
                entry,
                "A report came out as dangerous",
                List.of(
                    "It is campaign " + campaign.number() + " and waits for security.",
                    body.path("people").asInt(0) > 1
                        ? body.path("people").asInt(0) + " people of the company received it."
                        : ""),
                "/lures/" + campaign.id()));
  }

  private Optional<Notice> disposed(JournalEntry entry) {
    Campaign campaign = campaign(entry.subject()).orElse(null);
    if (campaign == null) {
      return Optional.empty();
    }
    Set<UUID> reporters = new HashSet<>();
    for (Answered one : company.lures().reports().store().in(campaign.id())) {
      UUID person = one.report().person();
      if (person != null) {
        reporters.add(person);
      }
    }
    return Optional.of(
        new Notice(
            "entry/" + entry.number(),
            entry.kind(),
            entry.subject(),
            company.active(one -> reporters.contains(one.id())),
            "How your report ended: " + campaign.disposition().words(),
            List.of(
                campaign.disposition().sentence(),
                campaign.words().isEmpty() ? "" : "They say: " + campaign.words(),
                "Thank you for reporting it."),
            "/reports"));
  }

  private Optional<Notice> met(JournalEntry entry, JsonNode body) {
    String because = body.path("because").asString("");
    Exposure level = Exposure.of(body.path("level").asString("")).orElse(Exposure.RECEIVED);
    if (because.equals("said")) {
      return level == Exposure.RAN && !body.path("disposition").asString("").equals("harmless")
          ? Optional.of(
              security(
                  entry,
                  "Somebody ran what they reported",
                  List.of(
                      name(entry.subject()) + " says that they ran it.",
                      "Take their device off the network, and let nothing be signed with it."),
                  "/lures/" + body.path("campaign").asString("")))
          : Optional.empty();
    }
    if (!body.path("disposition").asString("").equals("lure")) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            "entry/" + entry.number(),
            entry.kind(),
            entry.subject(),
            person(entry.subject()),
            "A message to you was an attack",
            List.of(
                "Security confirmed that a message that was sent to you is an attack.",
                "This is no blame. For a while what you ask for gets another pair of eyes.",
                "If you opened or ran what it brought, tell security now.",
                "Why, how long, and how to object, stands on your page."),
            "/me"));
  }

  private Optional<Notice> lowered(JournalEntry entry, JsonNode body) {
    return Optional.of(
        new Notice(
            "entry/" + entry.number(),
            entry.kind(),
            entry.subject(),
            person(entry.subject()),
            "Security lowered your risk",
            List.of("Because: " + body.path("reason").asString("")),
            "/me"));
  }

  private Optional<Notice> disputed(JournalEntry entry, JsonNode body) {
    return Optional.of(
        security(
            entry,
            "Somebody asks you to look at their risk",
            List.of(name(entry.subject()) + " says that what counts against them is not right."),
            body.has("finding")
                ? "/access/" + body.path("finding").asString("")
                : "/lures/" + body.path("campaign").asString("")));
  }

  private Notice security(JournalEntry entry, String title, List<String> lines, String path) {
    return new Notice(
        "entry/" + entry.number(),
        entry.kind(),
        entry.subject(),
        company.active(one -> one.hasAny(Role.SECURITY)),
        title,
        lines,
        path);
  }

  private List<Person> person(String subject) {
    return company.active(one -> one.subject().equals(subject));
  }

  private Optional<Campaign> campaign(String subject) {
    return Company.id(subject, "campaign")
        .flatMap(id -> company.lures().campaigns().store().find(id));
  }

  private String name(String subject) {
    return company.requesters().name(subject);
  }
}
