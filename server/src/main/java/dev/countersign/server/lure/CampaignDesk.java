package dev.countersign.server.lure;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.ExposureStore.Meeting;
import dev.countersign.server.lure.ExposureStore.Source;
import dev.countersign.server.lure.Report.Answered;
import dev.countersign.server.people.Person;
import java.time.Instant;
import java.util.UUID;

/** What security does with campaigns. */
public final class CampaignDesk {
  private static final int LONGEST = 500;

  private final JournalStore journal;
  private final ReportStore reports;
  private final CampaignStore campaigns;
  private final ExposureStore exposures;
  private final ContactStore contacts;
  private final Regrouping regrouping;

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
    this.regrouping = new Regrouping(journal, reports, campaigns, exposures, joining);
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
      Campaign before = campaigns.current(campaign.id());
      Instant now = journal.now();
      campaigns.dispose(before.id(), disposition, words.strip(), by.subject(), now);
      learn(before, disposition, now);
      Campaign after = campaigns.current(before.id());
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
      Campaign now = campaigns.current(campaign.id());
      Instant at = journal.now();
      exposures.add(now.id(), person.id(), Source.BY_HAND, at);
      exposures.say(now.id(), person.id(), level, at);
      entries.add("lure-met", person.subject(), Recorded.met(now, level, "by-hand", by.subject()));
    });
  }

  /** Where campaigns are joined and taken apart by hand. */
  public Regrouping regrouping() {
    return regrouping;
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

  private static void check(String words, String what) {
    if (words.length() > LONGEST) {
      throw new UnreadableInput(what + " may have at most " + LONGEST + " characters");
    }
  }
}
