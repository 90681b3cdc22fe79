package dev.countersign.server.access.own;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Target;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.Telling;
import dev.countersign.server.access.event.Arrived;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.own.OwnEvents.Seat;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Turns what the journal tells of people into events: who came in and went, who asked, who approved
 * and agreed. How far it is stands in the database, beside the events.
 */
public final class JournalEvents {
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final EventStore events;
  private final PeopleStore people;
  private final PasskeySignals passkeys;
  private final InstantSource clock;

  /**
   * Of a database that was brought up to date.
   *
   * @param telling who tells others of passkeys that came or went
   */
  public JournalEvents(
      DataSource source, PeopleStore people, Telling telling, InstantSource clock) {
    this.passkeys = new PasskeySignals(source, people, telling);
    this.jdbc = JdbcClient.create(source);
    this.events = new EventStore(source);
    this.people = people;
    this.clock = clock;
  }

  record Entry(long number, Instant at, String kind, String subject, String body) {}

  /** Takes what came since the last time. */
  public void round() {
    long from = readTo();
    List<Entry> some = after(from);
    while (!some.isEmpty()) {
      List<Arrived> read = new ArrayList<>();
      List<Entry> told = some.stream().filter(PasskeySignals::isOne).toList();
      for (Entry entry : some) {
        event(entry).ifPresent(event -> read.add(new Arrived(event, record(entry))));
      }
      long before = from;
      long last = some.getLast().number();
      events.add(
          Source.COUNTERSIGN.word(),
          read,
          clock.instant(),
          () -> {
            advance(before, last);
            told.forEach(passkeys::tell);
          });
      from = last;
      some = after(from);
    }
  }

  private long readTo() {
    return jdbc.sql("select number from access_journal").query(Long.class).single();
  }

  /** A server that stood still since it read would read again what another has read. */
  private void advance(long from, long to) {
    int moved =
        jdbc.sql("update access_journal set number = :to where number = :from")
            .param("to", to)
            .param("from", from)
            .update();
    if (moved == 0) {
      throw new IllegalStateException("another server read the journal meanwhile");
    }
  }

  private List<Entry> after(long from) {
    return jdbc.sql(
            """
            select number, at, kind, subject, body from journal
            where number > :from order by number limit :most
            """)
        .param("from", from)
        .param("most", AT_ONCE)
        .query((row, index) ->
            new Entry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body")))
        .list();
  }

  /** Without the body, which may be long and stands in the journal. */
  private static String record(Entry entry) {
    return Json.compact(
        Json.object()
            .put("number", entry.number())
            .put("at", entry.at().toString())
            .put("kind", entry.kind())
            .put("subject", entry.subject()));
  }

  private Optional<AccessEvent> event(Entry entry) {
    return switch (entry.kind()) {
      case "session-began" -> began(entry);
      case "session-ended" -> inSession(entry, id(entry.subject(), "session/"), Activity.SIGN_OUT);
      case "passkey-registered" -> byPerson(entry, entry.subject(), Activity.FACTOR_ADDED);
      case "passkey-removed" -> byPerson(entry, entry.subject(), Activity.FACTOR_REMOVED);
      case "intent-filed" -> filed(entry);
      case "transfer-approved" -> approved(entry);
      case "change-proposed", "change-agreed" -> agreed(entry);
      default -> Optional.empty();
    };
  }

  private Optional<AccessEvent> began(Entry entry) {
    JsonNode body = Json.parse(entry.body(), "The body");
    return people
        .find(UUID.fromString(body.path("person").asString()))
        .map(person ->
            event(
                entry,
                Activity.SIGN_IN,
                person,
                new Target(Target.Kind.APPLICATION, "countersign", "Countersign"),
                new Seat(
                    entry.subject().substring("session/".length()),
                    body.path("network").asString(""),
                    body.path("userAgent").asString(""),
                    body.path("browserKey").asString(""))));
  }

  private Optional<AccessEvent> inSession(Entry entry, Optional<UUID> session, Activity activity) {
    return session.flatMap(id ->
        jdbc.sql("select person from session where id = :id")
            .param("id", id)
            .query(UUID.class)
            .optional()
            .flatMap(people::find)
            .map(person -> event(entry, activity, person, Target.NOTHING, seat("id", id, ""))));
  }

  private Optional<AccessEvent> byPerson(Entry entry, String subject, Activity activity) {
    return id(subject, "person/")
        .flatMap(people::find)
        .map(person ->
            event(
                entry,
                activity,
                person,
                new Target(Target.Kind.ACCOUNT, person.id().toString(), person.email()),
                seat("person", person.id(), "")));
  }

  private record By(String who, String key) {}

  private Optional<AccessEvent> filed(Entry entry) {
    return id(entry.subject(), "transfer/")
        .flatMap(transfer ->
            jdbc.sql("select requester, requester_key from transfer where id = :id")
                .param("id", transfer)
                .query((row, index) ->
                    new By(row.getString("requester"), row.getString("requester_key")))
                .optional())
        .flatMap(by -> acted(entry, Activity.TRANSFER_REQUESTED, by, Target.Kind.TRANSFER));
  }

  private Optional<AccessEvent> approved(Entry entry) {
    return id(entry.subject(), "transfer/")
        .flatMap(transfer ->
            jdbc.sql(
                    """
                    select person, browser_key from transfer_approval
                    where transfer = :id order by abs(extract(epoch from at) - :at), number limit 1
                    """)
                .param("id", transfer)
                .param("at", entry.at().toEpochMilli() / 1_000.0)
                .query((row, index) ->
                    new By("person/" + row.getString("person"), row.getString("browser_key")))
                .optional())
        .flatMap(by -> acted(entry, Activity.APPROVED, by, Target.Kind.TRANSFER));
  }

  private Optional<AccessEvent> agreed(Entry entry) {
    JsonNode body = Json.parse(entry.body(), "The body");
    return acted(
        entry, Activity.APPROVED, new By(body.path("by").asString(""), ""), Target.Kind.SETTING);
  }

  private Optional<AccessEvent> acted(Entry entry, Activity activity, By by, Target.Kind kind) {
    return id(by.who(), "person/")
        .flatMap(people::find)
        .map(person ->
            event(
                entry,
                activity,
                person,
                new Target(kind, entry.subject(), ""),
                seat("person", person.id(), by.key())));
  }

  private static AccessEvent event(
      Entry entry, Activity activity, Person person, Target target, Seat seat) {
    return OwnEvents.of(
        "journal/" + entry.number(), entry.at(), activity, entry.kind(), person, target, seat);
  }

  /** The newest session with that id, or of that person with that browser. */
  private Seat seat(String column, UUID id, String browser) {
    return jdbc.sql(
            String.format(
                Locale.ROOT,
                """
                select id, network, user_agent, key_thumbprint from session
                where %s = :id and (:browser = '' or key_thumbprint = :browser)
                order by began_at desc limit 1
                """,
                column))
        .param("id", id)
        .param("browser", browser)
        .query((row, index) ->
            new Seat(
                row.getString("id"),
                row.getString("network"),
                row.getString("user_agent"),
                row.getString("key_thumbprint")))
        .optional()
        .orElse(Seat.UNKNOWN);
  }

  private static Optional<UUID> id(String subject, String prefix) {
    return subject.startsWith(prefix)
        ? Optional.of(UUID.fromString(subject.substring(prefix.length())))
        : Optional.empty();
  }
}
