package dev.countersign.server.session;

import dev.countersign.server.session.SessionStore.Place;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions put to whoever shows a session's cookies with a seal that is not fresh: prove that you
 * hold the key. The session's own browser answers at once and without being noticed.
 */
public final class Questions {
  /** How long an answer may take before it is told. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Questions in a database that was brought up to date. */
  public Questions(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  /** A question that nobody answered. */
  public record Unanswered(UUID session, Place place, String path, Instant at) {}

  /** Puts one. */
  UUID ask(UUID session, Place place, String path) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into session_question (id, session, user_agent, network, path, asked_at)
            values (:id, :session, :agent, :network, :path, :now)
            """)
        .param("id", id)
        .param("session", session)
        .param("agent", place.userAgent())
        .param("network", place.network())
        .param("path", path.length() > 200 ? path.substring(0, 200) : path)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** Notes that the session's key answered. */
  void answered(UUID question, UUID session) {
    jdbc.sql("update session_question set answered_at = :now where id = :id and session = :session")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", question)
        .param("session", session)
        .update();
  }

  /** Those that nobody answered in time, each told once; call it in a deciding transaction. */
  public List<Unanswered> unanswered() {
    return jdbc.sql(
            """
            update session_question set told_at = :now
            where answered_at is null and told_at is null and asked_at < :then
            returning session, user_agent, network, path, asked_at
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("then", Timestamp.from(clock.instant().minus(PATIENCE)))
        .query((row, index) ->
            new Unanswered(
                row.getObject("session", UUID.class),
                new Place(row.getString("user_agent"), row.getString("network")),
                row.getString("path"),
                row.getTimestamp("asked_at").toInstant()))
        .list();
  }

  /** True where {@link #unanswered} would find one; asks without locking anything. */
  public boolean anyUnanswered() {
    return jdbc.sql(
                """
                select count(*) from session_question
                where answered_at is null and told_at is null and asked_at < :then
                """)
            .param("then", Timestamp.from(clock.instant().minus(PATIENCE)))
            .query(Long.class)
            .single()
        > 0;
  }
}
