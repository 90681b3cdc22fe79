package dev.countersign.server.alert;

import dev.countersign.server.notice.Delivery;
import dev.countersign.watch.alert.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes to whom, and every attempt at it. */
public final class DeliveryStore {
  /** How long a server that took one may be at it before another takes it over. */
  static final Duration TAKEN = Duration.ofMinutes(2);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public DeliveryStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Queues one, unless the recipient was told already; whether it did. */
  boolean add(
      @Nullable UUID incident,
      Message message,
      String recipient,
      String topic,
      String title,
      String body,
      Instant at) {
    return jdbc.sql(
                """
                insert into alert_delivery (id, incident, channel, recipient, topic, event, level,
                  title, body, queued_at, next_at, traceparent)
                values (:id, cast(:incident as uuid), :channel, :recipient, :topic, :event, :level,
                  :title, :body, :at, :at,
                  (select a.traceparent from alert a
                    where a.incident = cast(:incident as uuid) and a.traceparent is not null
                    order by a.number desc limit 1))
                on conflict (channel, recipient, topic) do nothing
                """)
            .param("id", UUID.randomUUID())
            .param("incident", incident == null ? null : incident.toString())
            .param("channel", message.channel())
            .param("recipient", recipient)
            .param("topic", topic)
            .param("event", message.event().word())
            .param("level", message.level())
            .param("title", title)
            .param("body", body)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** Which of these topics a channel has been told, or is about to be. */
  boolean has(String channel, String topic) {
    return jdbc.sql(
            "select 1 from alert_delivery where channel = :channel and topic = :topic limit 1")
        .param("channel", channel)
        .param("topic", topic)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Takes one that is due; no other server takes it as long as this one may be at it. What is told
   * of an incident arrives in its order: nobody hears that it is over before they are called.
   */
  Optional<Delivery> take(String channel, Instant now) {
    return jdbc.sql(
            """
            update alert_delivery set attempts = attempts + 1, taken_until = :until
            where number = (
              select d.number from alert_delivery d
              where d.channel = :channel and d.state = 'queued' and d.next_at <= :now
                and (d.taken_until is null or d.taken_until < :now)
                and not exists (
                  select 1 from alert_delivery o
                  where o.incident = d.incident and o.channel = d.channel
                    and o.recipient = d.recipient and o.state = 'queued' and o.number < d.number)
              order by d.next_at, d.number limit 1 for update skip locked)
            returning number, id, recipient, title, body, attempts, queued_at
            """)
        .param("channel", channel)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(now.plus(TAKEN)))
        .query((row, index) ->
            new Delivery(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("title"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getTimestamp("queued_at").toInstant()))
        .optional();
  }

  /** By what the newest alert came about of which one tells; empty where nobody traces. */
  String traceparent(long number) {
    return jdbc.sql("select coalesce(traceparent, '') from alert_delivery where number = :number")
        .param("number", number)
        .query(String.class)
        .single();
  }

  /** It is tried again then. */
  void again(long number, Instant next) {
    jdbc.sql(
            "update alert_delivery set next_at = :next, taken_until = null"
                + " where number = :number and state = 'queued'")
        .param("next", Timestamp.from(next))
        .param("number", number)
        .update();
  }

  /** It is done with; false where it was before. */
  boolean end(long number, String state, Instant at) {
    return jdbc.sql(
                """
                update alert_delivery set state = :state, ended_at = :at, taken_until = null
                where number = :number and state = 'queued'
                """)
            .param("state", state)
            .param("at", Timestamp.from(at))
            .param("number", number)
            .update()
        == 1;
  }

  /**
   * Gives up what waits for channels that there are no more. Another server of the database may
   * have them still: it has a day.
   */
  int drop(List<String> channels, Instant at) {
    return jdbc.sql(
            """
            update alert_delivery set state = 'dropped', ended_at = :at
            where state = 'queued' and queued_at < :since and not (channel = any(:channels))
            """)
        .param("at", Timestamp.from(at))
        .param("since", Timestamp.from(at.minus(Duration.ofDays(1))))
        .param("channels", channels.toArray(String[]::new))
        .update();
  }

  /**
   * An attempt.
   *
   * @param outcome {@code sent}, {@code again} or {@code failed}
   * @param status as the protocol counts; 0 where there was no answer
   */
  public record Attempt(
      UUID delivery, Instant at, String outcome, int status, String response, String reason) {}

  /** Keeps an attempt. */
  void tried(Attempt attempt) {
    jdbc.sql(
            """
            insert into alert_attempt (delivery, at, outcome, status, response, reason)
            values (:delivery, :at, :outcome, cast(:status as integer), :response, :reason)
            """)
        .param("delivery", attempt.delivery())
        .param("at", Timestamp.from(attempt.at()))
        .param("outcome", attempt.outcome())
        .param("status", attempt.status() == 0 ? null : attempt.status())
        .param("response", attempt.response())
        .param("reason", attempt.reason())
        .update();
  }

  /** The attempts at deliveries, the oldest first. */
  public List<Attempt> attempts(List<UUID> deliveries) {
    return jdbc.sql(
            """
            select * from alert_attempt where delivery = any(cast(:ids as uuid[]))
            order by number limit 2000
            """)
        .param("ids", deliveries.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, index) ->
            new Attempt(
                row.getObject("delivery", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("outcome"),
                row.getInt("status"),
                row.getString("response"),
                row.getString("reason")))
        .list();
  }

  /**
   * A delivery as a page shows it.
   *
   * @param incident null for a test
   */
  public record Told(
      long number,
      UUID id,
      @Nullable UUID incident,
      String channel,
      String recipient,
      String event,
      int level,
      String title,
      String state,
      int attempts,
      Instant queuedAt,
      Instant nextAt,
      @Nullable Instant endedAt) {}

  /** Those of an incident, in their order. */
  public List<Told> of(UUID incident, int most) {
    return jdbc.sql(
            "select * from alert_delivery where incident = :incident order by number limit :most")
        .param("incident", incident)
        .param("most", most)
        .query(DeliveryStore::told)
        .list();
  }

  /**
   * All, the newest first.
   *
   * @param state one of the states, or empty for all
   */
  public List<Told> all(String state, long before, int most) {
    return jdbc.sql(
            """
            select * from alert_delivery where number < :before and (:state = '' or state = :state)
            order by number desc limit :most
            """)
        .param("before", before)
        .param("state", state)
        .param("most", most)
        .query(DeliveryStore::told)
        .list();
  }

  /** The incident and the channel of one. */
  Optional<Told> find(long number) {
    return jdbc.sql("select * from alert_delivery where number = :number")
        .param("number", number)
        .query(DeliveryStore::told)
        .optional();
  }

  private static Told told(ResultSet row, int index) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Told(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getObject("incident", UUID.class),
        row.getString("channel"),
        row.getString("recipient"),
        row.getString("event"),
        row.getInt("level"),
        row.getString("title"),
        row.getString("state"),
        row.getInt("attempts"),
        row.getTimestamp("queued_at").toInstant(),
        row.getTimestamp("next_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
