package dev.countersign.server.lure;

import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.lure.ExposureStore.Source;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a report that was read into its campaign, in the deciding transaction at hand. */
final class Joining {
  private final ReportStore reports;
  private final CampaignStore campaigns;
  private final ExposureStore exposures;
  private final PeopleStore people;

  Joining(
      ReportStore reports, CampaignStore campaigns, ExposureStore exposures, PeopleStore people) {
    this.reports = reports;
    this.campaigns = campaigns;
    this.exposures = exposures;
    this.people = people;
  }

  /** Settles one: its answer, its campaign, who met it, and what the journal says of that. */
  void settle(Journal entries, Report report, Answer answer, Company company, Instant now) {
    Likeness like = Likeness.of(answer, report.sha256(), company);
    Likeness telling = like.without(campaigns.worthless(like));
    Optional<UUID> known =
        telling.campaign(campaigns.known(telling, answer.verdict().outcome(), now));
    UUID id = known.orElseGet(UUID::randomUUID);
    if (known.isPresent()) {
      campaigns.grow(id, answer.verdict().outcome(), severity(answer), report.at());
    } else {
      campaigns.begin(
          id, title(report, answer), answer.verdict().outcome(), severity(answer), report.at());
    }
    if (!reports.answer(report.id(), answer, like, id, now)) {
      throw new IllegalStateException(report.subject() + " was answered before");
    }
    Campaign campaign = campaigns.find(id).orElseThrow();
    Map<UUID, Source> met = whoMet(report);
    entries.add("report-answered", report.subject(), Recorded.answered(report, answer, id));
    entries.add(
        known.isPresent() ? "campaign-joined" : "campaign-opened",
        campaign.subject(),
        Recorded.campaign(report, answer, met.size()));
    met.forEach((person, source) -> {
      boolean isNew = exposures.add(id, person, source, now);
      if (isNew && campaign.disposition() == Disposition.LURE) {
        exposures
            .of(id, person)
            .ifPresent(meeting ->
                entries.add(
                    "lure-met",
                    Recorded.subject(person),
                    Recorded.met(campaign, meeting.level(), "joined", report.by())));
      }
    });
  }

  /** People of the company to whom it went, or who reported it where it went to none of them. */
  Map<UUID, Source> whoMet(Report report) {
    Map<UUID, Source> met = new LinkedHashMap<>();
    for (String address : report.recipients()) {
      people
          .byEmail(address)
          .filter(one -> one.state() != Person.State.DISABLED)
          .ifPresent(one -> met.put(one.id(), Source.RECIPIENT));
    }
    UUID reporter = report.person();
    if (reporter != null && met.isEmpty()) {
      met.put(reporter, Source.REPORTER);
    }
    return met;
  }

  static Severity severity(Answer answer) {
    return answer.verdict().findings().stream()
        .map((Finding finding) -> finding.code().severity())
        .max(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }

  static String title(Report report, Answer answer) {
    List<String> names = List.of(answer.title(), report.name());
    return names.stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.equals(Handed.PASTED))
        .findFirst()
        .map(name -> name.length() > 300 ? name.substring(0, 300) + "…" : name)
        .orElse("without a name");
  }
}
