package dev.countersign.server.access;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.HoldStore.Hold;
import dev.countersign.server.access.ResponseStore.Taken;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.finding.FindingDesk;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Does what the rules say about findings, or notes what it would have done. Once a person says that
 * it was somebody else, everything is done in earnest.
 */
public final class Responses implements FindingDesk.Stolen {
  private static final int AT_ONCE = 50;
  private static final int LONGEST = 500;

  /** Approvals of longer ago are not looked at: a transfer waits for 30 days at most. */
  private static final Duration LONGEST_DOUBT = Duration.ofDays(30);

  private final JournalStore journal;
  private final ResponseStore responses;
  private final HoldStore holds;
  private final SessionStore sessions;
  private final PeopleStore people;
  private final Telling telling;
  private final List<ResponseRule> rules;

  /** By those rules. */
  public Responses(
      JournalStore journal,
      ResponseStore responses,
      HoldStore holds,
      SessionStore sessions,
      PeopleStore people,
      Telling telling,
      List<ResponseRule> rules) {
    this.journal = journal;
    this.responses = responses;
    this.holds = holds;
    this.sessions = sessions;
    this.people = people;
    this.telling = telling;
    this.rules = List.copyOf(rules);
  }

  /** The rules. */
  public List<ResponseRule> rules() {
    return rules;
  }

  /** Looks at findings that nobody looked at yet. */
  public void answer() {
    while (!responses.unanswered(1).isEmpty()) {
      journal.record(entries -> {
        for (AccountFinding finding : responses.unanswered(AT_ONCE)) {
          if (responses.answered(finding.id())) {
            byTheRules(finding, entries);
          }
        }
      });
    }
  }

  private void byTheRules(AccountFinding finding, Journal entries) {
    for (Action action : Action.values()) {
      List<ResponseRule> applying =
          rules.stream()
              .filter(rule -> rule.actions().contains(action))
              .filter(rule -> rule.applies(finding.code(), finding.severity()))
              .toList();
      if (!applying.isEmpty() && finding.machine() == null) {
        boolean act = applying.stream().anyMatch(ResponseRule::act);
        // Whoever signed in with their passkey since then has done what would be demanded.
        respond(finding, action, act, finding.at(), entries);
      }
    }
  }

  @Override
  public void respond(AccountFinding finding, Journal entries) {
    Instant now = journal.now();
    Arrays.stream(Action.values()).forEach(action -> respond(finding, action, true, now, entries));
  }

  /**
   * Does it, or notes what would be done.
   *
   * @param before sessions that began before then are the ones that are not believed
   */
  private void respond(
      AccountFinding finding, Action action, boolean act, Instant before, Journal entries) {
    if (responses.isTaken(finding.id(), action)) {
      return;
    }
    Instant now = journal.now();
    UUID id = finding.person();
    Person person = id == null ? null : people.find(id).orElse(null);
    String outcome =
        person == null
            ? "Nobody of that account is known here"
            : act
                ? take(finding, action, person, before.isBefore(now) ? before : now, now)
                : "It was rehearsed, and nothing was done";
    boolean taken = act && person != null;
    if (responses.add(new Taken(finding.id(), action, now, taken, outcome))) {
      entries.add(
          taken ? "response-taken" : "response-rehearsed",
          finding.subject(),
          Json.object()
              .put("finding", finding.id().toString())
              .put("code", finding.code())
              .put("action", action.word())
              .put("outcome", outcome));
    }
  }

  private String take(
      AccountFinding finding, Action action, Person person, Instant before, Instant now) {
    return switch (action) {
      case HOLD_TRANSFERS ->
          holds.hold(new Hold(person.id(), now, finding.id(), finding.sentence()))
              ? "What " + person.name() + " asked for or approved stands still"
              : "What " + person.name() + " asked for or approved stood still already";
      case END_SESSIONS -> {
        int ended = sessions.endThoseBefore(person.id(), before, "found: " + finding.code());
        yield ended + (ended == 1 ? " session" : " sessions") + " of " + person.name() + " ended";
      }
      case FRESH_PASSKEY -> {
        holds.demandFresh(person.id(), finding.id(), before);
        yield person.name() + " signs in again before they change anything";
      }
      case APPROVE_AGAIN -> {
        int lost = holds.doubt(person.id(), finding.id(), began(finding, now), now);
        yield lost == 0
            ? person.name() + " approved nothing since then that still waits"
            : lost
                + (lost == 1 ? " transfer waits" : " transfers wait")
                + " for another approval than "
                + person.name()
                + "’s";
      }
      case TELL_OTHERS -> {
        int told = telling.sessionsRevoked(person, finding, now);
        yield told == 0
            ? "No other system is set up to hear of it"
            : told + (told == 1 ? " other system hears" : " other systems hear") + " of it";
      }
    };
  }

  /** The first of what a finding rests on, as far back as events are compared. */
  private static Instant began(AccountFinding finding, Instant now) {
    Instant earliest = finding.at().isBefore(now) ? finding.at() : now;
    for (JsonNode event : finding.events()) {
      Instant at = moment(event.path("at").asString(""));
      earliest = at != null && at.isBefore(earliest) ? at : earliest;
    }
    Instant bound = now.minus(LONGEST_DOUBT);
    return earliest.isBefore(bound) ? bound : earliest;
  }

  private static @Nullable Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) { // an event without a time of its own
      return null;
    }
  }

  /** Whose transfers stand still. */
  public HoldStore holds() {
    return holds;
  }

  /** What was done. */
  public ResponseStore store() {
    return responses;
  }

  /**
   * Lets somebody's transfers go on.
   *
   * @throws UnreadableInput when there is no reason, it is their own, or they do not stand still
   */
  public void release(UUID person, @Nullable String because, Person by) {
    String reason = because == null ? "" : because.strip();
    if (reason.isEmpty() || reason.length() > LONGEST) {
      throw new UnreadableInput(
          "Say in a sentence of at most "
              + LONGEST
              + " characters why they may go on; whoever audits it reads that");
    }
    if (by.id().equals(person)) {
      throw new UnreadableInput("Nobody lets their own transfers go on; another of security does");
    }
    journal.record(entries -> {
      if (!holds.release(person, by.subject(), reason, journal.now())) {
        throw new UnreadableInput("Their transfers do not stand still");
      }
      entries.add(
          "hold-released",
          "person/" + person,
          Json.object().put("by", by.subject()).put("reason", reason));
    });
  }
}
