package dev.countersign.server.access.watch;

import dev.countersign.access.finding.AccessFinding;
import dev.countersign.access.finding.EventNote;
import dev.countersign.access.finding.Sighting;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.finding.AccountFindings;
import dev.countersign.server.finding.Noted;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.Session;
import dev.countersign.server.session.SessionStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes findings of what the watch saw: the same of one account and session once a day. */
public final class Sightings {
  /** So many findings are noted a day; from then on only the gravest. */
  static final int MOST_A_DAY = 2_000;

  private static final int LONGEST = 200;

  private final PeopleStore people;
  private final SessionStore sessions;
  private final AccountFindings findings;

  /** Of people and sessions that may be known. */
  public Sightings(PeopleStore people, SessionStore sessions, AccountFindings findings) {
    this.people = people;
    this.sessions = sessions;
    this.findings = findings;
  }

  /**
   * Notes them, in the deciding transaction at hand.
   *
   * @param room for so many; past it only critical ones are noted, and that is said once a day
   */
  public void note(List<Sighting> all, long room, Journal entries, Instant now) {
    Set<String> told = new HashSet<>(findings.told(all.stream().map(Sightings::once).toList()));
    Set<String> overflowing = new HashSet<>();
    long left = room;
    for (Sighting one : all) {
      boolean grave = one.code().severity() == Severity.CRITICAL;
      if ((left > 0 || grave) && told.add(once(one))) {
        noted(one).add(entries, now);
        left--;
      } else if (left <= 0 && !grave) {
        tooMuch(one, overflowing, entries, now);
      }
    }
  }

  private void tooMuch(Sighting one, Set<String> overflowing, Journal entries, Instant now) {
    Sighting said =
        new Sighting(
            AccessFinding.TOO_MUCH_TO_FOLLOW,
            source(one),
            "",
            now,
            "More than "
                + MOST_A_DAY
                + " findings came within a day; until it is less, only critical ones are noted",
            one.events(),
            "A source that was connected anew and sent weeks of events at once.",
            one.evidence());
    if (findings.told(List.of(once(said))).isEmpty() && overflowing.add(once(said))) {
      noted(said).add(entries, now);
    }
  }

  private static String once(Sighting one) {
    return String.join(
        "/",
        one.code().code(),
        cut(one.person()),
        cut(one.session()),
        one.at().truncatedTo(ChronoUnit.DAYS).toString());
  }

  private Noted noted(Sighting one) {
    UUID person = people.byEmail(one.person()).map(Person::id).orElse(null);
    String account = cut(Visible.of(one.person()));
    ObjectNode evidence = Json.object();
    one.evidence().forEach(evidence::put);
    ObjectNode body = Json.object();
    body.put("code", one.code().code());
    body.put("severity", one.code().severity().name().toLowerCase(Locale.ROOT));
    body.put("sentence", one.sentence());
    body.put("account", account);
    body.put("source", source(one));
    body.put("session", cut(one.session()));
    if (person != null) {
      body.put("person", person.toString());
    }
    ArrayNode keys = body.putArray("events");
    one.events().forEach(event -> keys.add(event.key()));
    return new Noted(
        once(one),
        person == null ? "account/" + account : "person/" + person,
        one.at(),
        one.code().code(),
        one.code().severity(),
        source(one),
        account,
        person,
        null,
        cut(one.session()),
        browser(one.session(), person),
        one.sentence(),
        one.innocent(),
        events(one.events()),
        evidence,
        body);
  }

  /** Of a session of ours, the key of its browser. */
  private String browser(String session, @Nullable UUID person) {
    return id(session)
        .flatMap(sessions::find)
        .filter(one -> one.person().equals(person))
        .map(Session::keyThumbprint)
        .orElse("");
  }

  private static Optional<UUID> id(String session) {
    return session.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(session))
        : Optional.empty();
  }

  private static ArrayNode events(List<EventNote> notes) {
    ArrayNode events = Json.object().putArray("events");
    for (EventNote one : notes) {
      ObjectNode event = events.addObject();
      event.put("key", one.key());
      event.put("at", one.at().toString());
      event.put("action", one.action());
      event.put("ip", one.ip() == null ? "" : one.ip().toString());
      event.put("userAgent", one.userAgent());
      event.put("session", one.session());
    }
    return events;
  }

  private static String source(Sighting one) {
    return one.events().isEmpty() ? "" : one.events().getFirst().key().split("/", 2)[0];
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
