package dev.countersign.server.access.event;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.model.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events in the database. Whoever adds some waits for whoever does just now, on whichever server,
 * so that the numbers become visible in their order and no reader passes one by.
 */
public final class EventStore {
  /** The lock of whoever adds; a number of our own. */
  private static final long ADDING = 0x0c5_acce55L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** Of a database that was brought up to date. */
  public EventStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /** How many were taken, and how many of them were late; the others had come before. */
  public record Added(int taken, int repeated, int late) {}

  /** An event that was kept. */
  public record Kept(long number, AccessEvent event, Instant arrived) {}

  /** Adds events of one source, in their order, those that came before left out. */
  public Added add(String source, List<Arrived> events, Instant arrived) {
    return add(source, events, arrived, () -> {});
  }

  /** The same, with what else is to be kept in the same transaction. */
  public Added add(String source, List<Arrived> events, Instant arrived, Runnable also) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", ADDING).query(row -> {});
          Instant newest = state(source).map(SourceState::newest).orElse(null);
          List<Instant> taken = events.isEmpty() ? List.of() : insert(source, events, arrived);
          int late =
              (int) taken.stream().filter(at -> newest != null && at.isBefore(newest)).count();
          Added added = new Added(taken.size(), events.size() - taken.size(), late);
          count(source, added, latest(taken), factorTold(events), arrived);
          also.run();
          return added;
        }));
  }

  private List<Instant> insert(String source, List<Arrived> events, Instant arrived) {
    int size = events.size();
    String[] keys = new String[size];
    String[] moments = new String[size];
    String[] texts = new String[size];
    String[] records = new String[size];
    for (int i = 0; i < size; i++) {
      AccessEvent event = events.get(i).event();
      keys[i] = cut(event.key());
      moments[i] = event.at().toString();
      texts[i] = Json.compact(EventJson.write(event));
      records[i] = events.get(i).record();
    }
    return jdbc.sql(
            """
            insert into access_event (key, source, at, arrived_at, event, record)
            select e.key, :source, cast(e.at as timestamptz), :arrived, cast(e.event as json), e.record
            from unnest(:keys, :moments, :texts, :records) with ordinality
              as e (key, at, event, record, place)
            order by e.place
            on conflict (key) do nothing returning at
            """)
        .param("source", source)
        .param("arrived", Timestamp.from(arrived))
        .param("keys", keys)
        .param("moments", moments)
        .param("texts", texts)
        .param("records", records)
        .query((row, index) -> row.getTimestamp("at").toInstant())
        .list();
  }

  private static String cut(String key) {
    return key.length() <= 500 ? key : key.substring(0, 500);
  }

  private static @Nullable Instant latest(List<Instant> moments) {
    return moments.stream().max(Instant::compareTo).orElse(null);
  }

  /** The latest sign-in that says whether there was a second factor. */
  private static @Nullable Instant factorTold(List<Arrived> events) {
    return latest(
        events.stream()
            .map(Arrived::event)
            .filter(
                event -> event.activity() == Activity.SIGN_IN && event.details().containsKey("mfa"))
            .map(AccessEvent::at)
            .toList());
  }

  private void count(
      String source,
      Added added,
      @Nullable Instant newest,
      @Nullable Instant factor,
      Instant arrived) {
    if (added.taken() + added.repeated() == 0) {
      return;
    }
    jdbc.sql(
            """
            insert into access_source (name, taken, repeated, late, newest_at, factor_at, arrived_at)
            values (:name, :taken, :repeated, :late, :newest, :factor, :arrived)
            on conflict (name) do update set taken = access_source.taken + excluded.taken,
              repeated = access_source.repeated + excluded.repeated,
              late = access_source.late + excluded.late,
              newest_at = greatest(access_source.newest_at, excluded.newest_at),
              factor_at = greatest(access_source.factor_at, excluded.factor_at),
              arrived_at = excluded.arrived_at
            """)
        .param("name", source)
        .param("taken", added.taken())
        .param("repeated", added.repeated())
        .param("late", added.late())
        .param("newest", newest == null ? null : Timestamp.from(newest))
        .param("factor", factor == null ? null : Timestamp.from(factor))
        .param("arrived", Timestamp.from(arrived))
        .update();
  }

  /** Counts records that could not be read. */
  public void unreadable(String source, int records, String why) {
    jdbc.sql(
            """
            insert into access_source (name, unreadable, unreadable_why) values (:name, :records, :why)
            on conflict (name) do update
              set unreadable = access_source.unreadable + excluded.unreadable,
                unreadable_why = excluded.unreadable_why
            """)
        .param("name", source)
        .param("records", records)
        .param("why", why.length() > 500 ? why.substring(0, 500) : why)
        .update();
  }

  /** Counts events that came faster than they could be kept. */
  public void dropped(String source, long events) {
    jdbc.sql(
            """
            insert into access_source (name, dropped) values (:name, :events)
            on conflict (name) do update set dropped = access_source.dropped + excluded.dropped
            """)
        .param("name", source)
        .param("events", events)
        .update();
  }

  /** What came of a source. */
  public Optional<SourceState> state(String source) {
    return states().stream().filter(one -> one.name().equals(source)).findFirst();
  }

  /** What came of all sources, by name. */
  public List<SourceState> states() {
    return jdbc.sql("select * from access_source order by name")
        .query((row, index) -> {
          Timestamp newest = row.getTimestamp("newest_at");
          Timestamp factor = row.getTimestamp("factor_at");
          Timestamp arrived = row.getTimestamp("arrived_at");
          return new SourceState(
              row.getString("name"),
              row.getLong("taken"),
              row.getLong("repeated"),
              row.getLong("late"),
              row.getLong("unreadable"),
              row.getString("unreadable_why"),
              row.getLong("dropped"),
              newest == null ? null : newest.toInstant(),
              factor == null ? null : factor.toInstant(),
              arrived == null ? null : arrived.toInstant());
        })
        .list();
  }

  /**
   * Events in the order in which they came.
   *
   * @param after the number of the one before the first
   * @param last the number of the last, {@link Long#MAX_VALUE} for all
   * @param since the earliest moment at which they came
   */
  public List<Kept> after(long after, long last, Instant since, int most) {
    return jdbc.sql(
            """
            select number, event, arrived_at from access_event
            where number > :after and number <= :last and arrived_at >= :since
            order by number limit :most
            """)
        .param("after", after)
        .param("last", last)
        .param("since", Timestamp.from(since))
        .param("most", most)
        .query((row, index) ->
            new Kept(
                row.getLong("number"),
                EventJson.read(Json.parse(row.getString("event"), "A kept event")),
                row.getTimestamp("arrived_at").toInstant()))
        .list();
  }

  /** The records that events were read from, by the events' keys. */
  public List<String> records(List<String> keys) {
    List<String> records = new ArrayList<>();
    for (String key : keys) {
      jdbc.sql("select record from access_event where key = :key")
          .param("key", key)
          .query(String.class)
          .optional()
          .ifPresent(records::add);
    }
    return records;
  }

  /** Forgets what came before a moment; how many. */
  public int forget(Instant before) {
    return jdbc.sql("delete from access_event where arrived_at < :before")
        .param("before", Timestamp.from(before))
        .update();
  }
}
