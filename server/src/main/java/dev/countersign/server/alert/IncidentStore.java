package dev.countersign.server.alert;

import dev.countersign.model.verdict.Severity;
import dev.countersign.watch.alert.Incident;
import dev.countersign.watch.alert.Incident.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents in the database. Whoever changes one does so in a deciding transaction. */
public final class IncidentStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public IncidentStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Which ones.
   *
   * @param status null for any
   * @param least the least of the worst severity that it had
   * @param words of its number, group or title; empty for any
   */
  public record Wanted(@Nullable Status status, Severity least, String words) {}

  /** Those that are wanted: open ones first, of these the worst, then the newest. */
  public List<KeptIncident> all(Wanted wanted, int most, int skipped) {
    String[] severities =
        List.of(Severity.values()).stream()
            .filter(one -> one.compareTo(wanted.least()) >= 0)
            .map(StandingJson::word)
            .toArray(String[]::new);
    Status status = wanted.status();
    return jdbc.sql(
            """
            select * from incident
            where (:status = '' or status = :status) and worst = any(:severities)
              and (:words = '' or position(lower(:words) in lower('#' || number || ' ' || grouping
                || ' ' || title)) > 0)
            order by array_position(array['open', 'acknowledged', 'resolved'], status),
              case when status = 'resolved' then 0 else array_position(
                array['critical', 'high', 'medium', 'low', 'info', ''], severity) end,
              number desc
            limit :most offset :skipped
            """)
        .param("status", status == null ? "" : word(status))
        .param("severities", severities)
        .param("words", wanted.words())
        .param("most", most)
        .param("skipped", skipped)
        .query(IncidentStore::incident)
        .list();
  }

  /** The one with that id. */
  public Optional<KeptIncident> find(UUID id) {
    return jdbc.sql("select * from incident where id = :id")
        .param("id", id)
        .query(IncidentStore::incident)
        .optional();
  }

  /** How many wait that somebody takes them on. */
  public int open() {
    return jdbc.sql("select count(*) from incident where status = 'open' and severity <> ''")
        .query(Integer.class)
        .single();
  }

  /** The newest of each group that is not over, held until the transaction at hand ends. */
  Map<String, KeptIncident> current(Collection<String> groups) {
    Map<String, KeptIncident> current = new HashMap<>();
    jdbc.sql(
            """
            select * from incident where number in (
              select max(number) from incident
              where grouping = any(:groups) and status <> 'resolved' group by grouping)
            order by number for update
            """)
        .param("groups", groups.toArray(String[]::new))
        .query(IncidentStore::incident)
        .list()
        .forEach(one -> current.put(one.incident().group(), one));
    return current;
  }

  /** Those, held until the transaction at hand ends. */
  List<KeptIncident> held(Collection<UUID> ids) {
    return jdbc.sql(
            "select * from incident where id = any(cast(:ids as uuid[])) order by number for update")
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(IncidentStore::incident)
        .list();
  }

  /**
   * Keeps one as it is now, and has it looked at: at once, whatever the clocks of the servers say.
   */
  void keep(KeptIncident kept) {
    Incident one = kept.incident();
    jdbc.sql(
            """
            insert into incident (id, grouping, opened_at, last_at, fresh_at, status, status_at,
              status_by, reason, round, called_from, take_backs, taken, standing, severity, worst,
              alerts, repeats, title, next_at)
            values (:id, :grouping, :opened, :last, :fresh, :status, :statusAt, :statusBy, :reason,
              :round, :calledFrom, :takeBacks, :taken, :standing, :severity, :worst, :alerts,
              :repeats, :title, 'epoch')
            on conflict (id) do update set last_at = excluded.last_at,
              fresh_at = excluded.fresh_at, status = excluded.status,
              status_at = excluded.status_at, status_by = excluded.status_by,
              reason = excluded.reason, round = excluded.round,
              called_from = excluded.called_from, take_backs = excluded.take_backs,
              taken = excluded.taken, standing = excluded.standing,
              severity = excluded.severity, worst = excluded.worst, alerts = excluded.alerts,
              repeats = excluded.repeats, title = excluded.title, next_at = excluded.next_at
            """)
        .param("id", one.id())
        .param("grouping", one.group())
        .param("opened", Timestamp.from(one.openedAt()))
        .param("last", Timestamp.from(one.lastAt()))
        .param("fresh", Timestamp.from(one.freshAt()))
        .param("status", word(one.status()))
        .param("statusAt", Timestamp.from(one.statusAt()))
        .param("statusBy", kept.statusBy())
        .param("reason", kept.reason())
        .param("round", one.round())
        .param("calledFrom", Timestamp.from(one.calledFrom()))
        .param("takeBacks", one.takeBacks())
        .param("taken", one.taken().map(StandingJson::word).orElse(""))
        .param("standing", StandingJson.of(one.standing()))
        .param("severity", one.severity().map(StandingJson::word).orElse(""))
        .param("worst", StandingJson.word(one.worst()))
        .param("alerts", one.alerts())
        .param("repeats", kept.repeats())
        .param("title", kept.title())
        .update();
  }

  /** Takes one of which there may be something to tell, held until the transaction ends. */
  Optional<KeptIncident> due(Instant now) {
    return jdbc.sql(
            """
            select * from incident where next_at <= :now
            order by array_position(array['critical', 'high', 'medium', 'low', 'info', ''], worst),
              next_at
            limit 1 for update skip locked
            """)
        .param("now", Timestamp.from(now))
        .query(IncidentStore::incident)
        .optional();
  }

  /** What was told of it, and when there may be more to tell. */
  void told(UUID id, Set<String> channels, long fedTo, @Nullable Instant next) {
    jdbc.sql(
            """
            update incident set told = :told, fed_to = :fedTo,
              next_at = cast(:next as timestamptz)
            where id = :id
            """)
        .param("told", String.join(" ", channels))
        .param("fedTo", fedTo)
        .param("next", next == null ? null : Timestamp.from(next))
        .param("id", id)
        .update();
  }

  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static KeptIncident incident(ResultSet row, int index) throws SQLException {
    String told = row.getString("told");
    String taken = row.getString("taken");
    return new KeptIncident(
        row.getLong("number"),
        new Incident(
            row.getObject("id", UUID.class),
            row.getString("grouping"),
            row.getTimestamp("opened_at").toInstant(),
            row.getTimestamp("last_at").toInstant(),
            row.getTimestamp("fresh_at").toInstant(),
            Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
            row.getTimestamp("status_at").toInstant(),
            row.getInt("round"),
            row.getTimestamp("called_from").toInstant(),
            row.getInt("take_backs"),
            taken.isEmpty() ? Optional.empty() : Optional.of(StandingJson.severity(taken)),
            StandingJson.read(row.getString("standing")),
            told.isEmpty() ? Set.of() : Set.of(told.split(" "))),
        row.getString("status_by"),
        row.getString("reason"),
        row.getLong("repeats"),
        row.getString("title"),
        row.getLong("fed_to"));
  }
}
