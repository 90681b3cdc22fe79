package dev.countersign.server.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices in the database, so that they survive what sends them. */
public final class NoticeStore {
  /** How long a server that took one may be at it before another takes it over. */
  static final Duration TAKEN = Duration.ofMinutes(3);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public NoticeStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * How far the journal was looked at for a channel; holds the other servers off until the
   * transaction at hand ends. A channel that is new begins with what happens from now on.
   */
  long cursor(String channel) {
    jdbc.sql(
            """
            insert into notice_cursor (channel, number) select :channel, number from journal_tail
            on conflict do nothing
            """)
        .param("channel", channel)
        .update();
    return jdbc.sql("select number from notice_cursor where channel = :channel for update")
        .param("channel", channel)
        .query(Long.class)
        .single();
  }

  /** Looked at up to there. */
  void cursor(String channel, long number) {
    jdbc.sql("update notice_cursor set number = :number where channel = :channel")
        .param("number", number)
        .param("channel", channel)
        .update();
  }

  /** Queues one, unless the recipient was told already. */
  void add(
      String channel,
      String recipient,
      Notice notice,
      long entry,
      UUID id,
      String body,
      Instant at) {
    jdbc.sql(
            """
            insert into notice (id, channel, recipient, topic, kind, subject, entry, title, body,
              queued_at, next_at)
            values (:id, :channel, :recipient, :topic, :kind, :subject, :entry, :title, :body, :at,
              :at)
            on conflict (channel, recipient, topic) do nothing
            """)
        .param("id", id)
        .param("channel", channel)
        .param("recipient", recipient)
        .param("topic", notice.topic())
        .param("kind", notice.kind())
        .param("subject", notice.subject())
        .param("entry", entry)
        .param("title", notice.title())
        .param("body", body)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Takes one that is due; no other server takes it as long as this one may be at it. */
  Optional<Delivery> take(String channel, Instant now) {
    return jdbc.sql(
            """
            update notice set attempts = attempts + 1, taken_until = :until
            where number = (
              select number from notice
              where channel = :channel and state = 'queued' and next_at <= :now
                and (taken_until is null or taken_until < :now)
              order by next_at, number limit 1 for update skip locked)
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

  /** It is tried again then. */
  void again(long number, Instant next, String reason) {
    jdbc.sql(
            "update notice set next_at = :next, reason = :reason, taken_until = null"
                + " where number = :number and state = 'queued'")
        .param("next", Timestamp.from(next))
        .param("reason", reason)
        .param("number", number)
        .update();
  }

  /** It is done with. */
  void end(long number, String state, Instant at, @Nullable String reason) {
    jdbc.sql(
            """
            update notice set state = :state, ended_at = :at, reason = cast(:reason as text),
              taken_until = null
            where number = :number and state = 'queued'
            """)
        .param("state", state)
        .param("at", Timestamp.from(at))
        .param("reason", reason)
        .param("number", number)
        .update();
  }

  /**
   * A notice as a page shows it.
   *
   * @param reason why the last attempt failed; null where none did
   */
  public record Told(
      long number,
      String channel,
      String recipient,
      String kind,
      String subject,
      String title,
      String state,
      int attempts,
      Instant queuedAt,
      Instant nextAt,
      @Nullable Instant endedAt,
      @Nullable String reason) {}

  /**
   * Notices, the newest first.
   *
   * @param state one of the states, or empty for all
   * @param before the number behind the first
   */
  public List<Told> told(String state, long before, int most) {
    return jdbc.sql(
            """
            select number, channel, recipient, kind, subject, title, state, attempts, queued_at,
              next_at, ended_at, reason
            from notice where number < :before and (:state = '' or state = :state)
            order by number desc limit :most
            """)
        .param("before", before)
        .param("state", state)
        .param("most", most)
        .query(NoticeStore::told)
        .list();
  }

  /** How many there are in each state. */
  public Map<String, Long> counts() {
    return jdbc
        .sql("select state, count(*) as number from notice group by state")
        .query((row, index) -> Map.entry(row.getString("state"), row.getLong("number")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Told told(ResultSet row, int index) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Told(
        row.getLong("number"),
        row.getString("channel"),
        row.getString("recipient"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("title"),
        row.getString("state"),
        row.getInt("attempts"),
        row.getTimestamp("queued_at").toInstant(),
        row.getTimestamp("next_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("reason"));
  }
}
