package dev.countersign.server.lure;

import dev.countersign.lure.triage.Answer;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.lure.ExposureStore.Source;
import dev.countersign.server.lure.Report.Answered;
import dev.countersign.server.people.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Joins campaigns and takes them apart by hand, where likeness was wrong. */
public final class Regrouping {
  private final JournalStore journal;
  private final ReportStore reports;
  private final CampaignStore campaigns;
  private final ExposureStore exposures;
  private final Joining joining;

  Regrouping(
      JournalStore journal,
      ReportStore reports,
      CampaignStore campaigns,
      ExposureStore exposures,
      Joining joining) {
    this.journal = journal;
    this.reports = reports;
    this.campaigns = campaigns;
    this.exposures = exposures;
    this.joining = joining;
  }

  /**
   * Makes two campaigns one: the reports of the first become the second's.
   *
   * @throws UnreadableInput when they are one already, or different things were said of them
   */
  public void join(Campaign from, Campaign into, Person by) {
    journal.record(entries -> {
      Campaign one = campaigns.current(from.id());
      Campaign other = campaigns.current(into.id());
      if (one.id().equals(other.id())) {
        throw new UnreadableInput("A campaign cannot be joined to itself");
      }
      if (one.disposition() != Disposition.OPEN && one.disposition() != other.disposition()) {
        throw new UnreadableInput(
            "Of this campaign something else was said than of the other; say the same of both"
                + " first");
      }
      Set<UUID> there = people(other.id());
      for (Answered report : reports.in(one.id())) {
        reports.move(report.report().id(), other.id());
      }
      exposures.move(one.id(), other.id());
      campaigns.grow(other.id(), one.outcome(), one.severity(), one.lastAt());
      campaigns.joined(one.id(), other.id());
      entries.add(
          "campaigns-joined",
          one.subject(),
          Recorded.by(by).put("into", other.id().toString()).put("reports", one.reports()));
      entries.add(
          "campaigns-joined",
          other.subject(),
          Recorded.by(by).put("from", one.id().toString()).put("reports", one.reports()));
      tellNew(entries, campaigns.current(other.id()), one, there, by);
    });
  }

  /** Those who by the joining met a confirmed lure. */
  private void tellNew(Journal entries, Campaign other, Campaign one, Set<UUID> there, Person by) {
    if (other.disposition() == Disposition.LURE && one.disposition() != Disposition.LURE) {
      for (Meeting meeting : exposures.of(other.id())) {
        if (!there.contains(meeting.person())) {
          entries.add(
              "lure-met",
              Recorded.subject(meeting.person()),
              Recorded.met(other, meeting.level(), "joined", by.subject()));
        }
      }
    }
  }

  /**
   * Takes a report out into a campaign of its own, which is open.
   *
   * @return the new campaign
   * @throws UnreadableInput when it is the only one
   */
  public UUID split(Report report, Person by) {
    UUID from =
        report.itsCampaign().orElseThrow(() -> new UnreadableInput("The report is not read yet"));
    UUID id = UUID.randomUUID();
    journal.record(entries -> {
      Campaign before = campaigns.current(from);
      List<Answered> all = reports.in(from);
      if (all.size() < 2) {
        throw new UnreadableInput("It is the only report; there is nothing to take it out of");
      }
      Answer answer = reports.answer(report.id()).orElseThrow();
      Instant now = journal.now();
      campaigns.begin(
          id,
          Joining.title(report, answer),
          answer.verdict().outcome(),
          Joining.severity(answer),
          report.at());
      reports.move(report.id(), id);
      measure(before);
      part(report, before, id, now);
      entries.add(
          "campaign-split",
          before.subject(),
          Recorded.by(by).put("report", report.id().toString()).put("into", id.toString()));
      entries.add(
          "campaign-opened",
          "campaign/" + id,
          Recorded.campaign(report, answer, joining.whoMet(report).size()));
    });
    return id;
  }

  private void measure(Campaign campaign) {
    Outcome outcome = Outcome.ALLOW;
    Severity severity = Severity.INFO;
    for (Answered one : reports.in(campaign.id())) {
      outcome = outcome.worse(one.answer().verdict().outcome());
      Severity its = Joining.severity(one.answer());
      severity = its.compareTo(severity) > 0 ? its : severity;
    }
    campaigns.measure(campaign.id(), outcome, severity);
  }

  /** Who met the report goes with it, and leaves where no other report names them. */
  private void part(Report report, Campaign before, UUID into, Instant now) {
    Set<UUID> staying = new HashSet<>();
    reports.in(before.id()).forEach(one -> staying.addAll(joining.whoMet(one.report()).keySet()));
    joining
        .whoMet(report)
        .forEach((person, source) -> {
          exposures.add(into, person, source, now);
          exposures
              .of(before.id(), person)
              .ifPresent(meeting -> {
                if (meeting.said()) {
                  exposures.say(into, person, meeting.level(), now);
                }
                if (!staying.contains(person) && meeting.source() != Source.BY_HAND) {
                  exposures.remove(before.id(), person);
                }
              });
        });
  }

  private Set<UUID> people(UUID campaign) {
    Set<UUID> people = new HashSet<>();
    exposures.of(campaign).forEach(meeting -> people.add(meeting.person()));
    return people;
  }
}
