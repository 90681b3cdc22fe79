package dev.countersign.server.lure;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.triage.Answer;
import dev.countersign.model.json.Json;
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

/** What security does with campaigns. */
public final class CampaignDesk {
  private static final int LONGEST = 500;

  private final JournalStore journal;
  private final ReportStore reports;
  private final CampaignStore campaigns;
  private final ExposureStore exposures;
  private final ContactStore contacts;
  private final Joining joining;

  CampaignDesk(
      JournalStore journal,
      ReportStore reports,
      CampaignStore campaigns,
      ExposureStore exposures,
      ContactStore contacts,
      Joining joining) {
    this.journal = journal;
    this.reports = reports;
    this.campaigns = campaigns;
    this.exposures = exposures;
    this.contacts = contacts;
    this.joining = joining;
  }

  /** The campaigns. */
  public CampaignStore store() {
    return campaigns;
  }

  /** Who met them. */
  public ExposureStore exposures() {
    return exposures;
  }

  /**
   * Says what it is, and tells whoever reported it.
   *
   * @param words to them; may be empty
   * @throws UnreadableInput when the words are too long, or nothing is said
   */
  public void dispose(Campaign campaign, Disposition disposition, String words, Person by) {
    check(words, "The words to whoever reported it");
    if (disposition == Disposition.OPEN) {
      throw new UnreadableInput("Say what it is: a lure, harmless or unclear");
    }
    journal.record(entries -> {
      Campaign before = current(campaign.id());
      Instant now = journal.now();
      campaigns.dispose(before.id(), disposition, words.strip(), by.subject(), now);
      learn(before, disposition, now);
      Campaign after = current(before.id());
      entries.add(
          "campaign-disposed",
          after.subject(),
          Recorded.by(by)
              .put("disposition", disposition.word())
              .put("before", before.disposition().word()));
      if (disposition == Disposition.LURE && before.disposition() != Disposition.LURE) {
        for (Meeting meeting : exposures.of(after.id())) {
          entries.add(
              "lure-met",
              Recorded.subject(meeting.person()),
              Recorded.met(after, meeting.level(), "confirmed", by.subject()));
        }
      }
    });
  }

  private void learn(Campaign campaign, Disposition disposition, Instant now) {
    for (Answered one : reports.in(campaign.id())) {
      Likeness.address(one.answer().sender())
          .ifPresent(address -> {
            if (disposition == Disposition.HARMLESS) {
              contacts.learn(address, now);
            } else {
              contacts.unlearn(address);
            }
          });
    }
  }

  /**
   * Somebody received it too.
   *
   * @param level how closely they met it
   */
  public void received(Campaign campaign, Person person, Exposure level, Person by) {
    journal.record(entries -> {
      Campaign now = current(campaign.id());
      Instant at = journal.now();
      exposures.add(now.id(), person.id(), Source.BY_HAND, at);
      exposures.say(now.id(), person.id(), level, at);
      entries.add(
          "lure-met", person.subject(), Recorded.met(now, level, "by-hand", by.subject()));
    });
  }

  /**
   * Makes two campaigns one: the reports of the first become the second's.
   *
   * @throws UnreadableInput when they are one already, or different things were said of them
   */
  public void join(Campaign from, Campaign into, Person by) {
    journal.record(entries -> {
      Campaign one = current(from.id());
      Campaign other = current(into.id());
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
      tellNew(entries, current(other.id()), one, there, by);
    });
  }

  /** Those who by the joining met a confirmed lure. */
  private void tellNew(
      Journal entries, Campaign other, Campaign one, Set<UUID> there, Person by) {
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
      Campaign before = current(from);
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
    joining.whoMet(report).forEach((person, source) -> {
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

  /**
   * Bounds the risk that comes of it for somebody.
   *
   * @param atMost 0 to 100
   * @throws UnreadableInput when there is no reason, or it is their own
   */
  public void lower(Campaign campaign, Person person, int atMost, String reason, Person by) {
    check(reason, "The reason");
    if (reason.isBlank()) {
      throw new UnreadableInput("Say why; they and whoever audits it will read that");
    }
    if (person.id().equals(by.id())) {
      throw new UnreadableInput("Nobody lowers their own risk; another of security does");
    }
    if (atMost < 0 || atMost > 100) {
      throw new UnreadableInput("A risk is 0 to 100");
    }
    journal.record(entries -> {
      if (exposures.of(campaign.id(), person.id()).isEmpty()) {
        throw new UnreadableInput(person.name() + " has not met this campaign");
      }
      exposures.lower(campaign.id(), person.id(), atMost, by.subject(), reason.strip());
      entries.add(
          "risk-lowered",
          person.subject(),
          Recorded.by(by)
              .put("campaign", campaign.id().toString())
              .put("atMost", atMost)
              .put("reason", reason.strip()));
    });
  }

  /**
   * Somebody asks that security looks at what counts against them.
   *
   * @throws UnreadableInput when they say nothing, or it does not count
   */
  public void dispute(Person who, UUID campaign, String words) {
    check(words, "What you say");
    if (words.isBlank()) {
      throw new UnreadableInput("Say in a sentence what is wrong");
    }
    journal.record(entries -> {
      if (!exposures.dispute(campaign, who.id(), words.strip(), journal.now())) {
        throw new UnreadableInput("There is nothing of that kind about you");
      }
      entries.add(
          "risk-disputed", who.subject(), Json.object().put("campaign", campaign.toString()));
    });
  }

  private Set<UUID> people(UUID campaign) {
    Set<UUID> people = new HashSet<>();
    exposures.of(campaign).forEach(meeting -> people.add(meeting.person()));
    return people;
  }

  private Campaign current(UUID id) {
    return campaigns
        .find(id)
        .filter(one -> one.joinedInto() == null)
        .orElseThrow(() ->
            new UnreadableInput("The campaign was joined to another meanwhile; look at that one"));
  }

  private static void check(String words, String what) {
    if (words.length() > LONGEST) {
      throw new UnreadableInput(what + " may have at most " + LONGEST + " characters");
    }
  }
}
