package dev.countersign.server.session;

import dev.countersign.model.value.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in the database, so that they hold on every server of it. */
public final class SessionStore {
  private static final String COLUMNS =
      """
      id, person, key_thumbprint, sealed_at, began_at, seen_at, expires_at, user_agent, network, looking,
      ended_at, end_reason
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Sessions in a database that was brought up to date. */
  public SessionStore(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  /**
   * A session that just began.
   *
   * @param secret for its cookie
   * @param seal for the other
   */
  public record Begun(UUID id, String secret, String seal) {
    /** Names no secret. */
    @Override
    public String toString() {
      return "session " + id;
    }
  }

  /** Where a request comes from. */
  public record Place(String userAgent, String network) {
    /** Cuts what is longer than anybody needs. */
    public Place {
      userAgent = userAgent.length() > 300 ? userAgent.substring(0, 300) : userAgent;
      network = network.length() > 60 ? network.substring(0, 60) : network;
    }
  }

  /** Begins one. */
  public Begun begin(UUID person, String keyThumbprint, Bytes passkey, Place place) {
    Begun begun = new Begun(UUID.randomUUID(), Tokens.random(), Tokens.random());
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into session (id, secret_sha256, person, key_thumbprint, seal_sha256, sealed_at,
              began_at, seen_at, expires_at, passkey, user_agent, network)
            values (:id, :secret, :person, :key, :seal, :now, :now, :now, :expires, :passkey, :agent,
              :network)
            """)
        .param("id", begun.id())
        .param("secret", Tokens.sha256(begun.secret()))
        .param("person", person)
        .param("key", keyThumbprint)
        .param("seal", Tokens.sha256(begun.seal()))
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(Session.LONGEST)))
        .param("passkey", passkey.toArray())
        .param("agent", place.userAgent())
        .param("network", place.network())
        .update();
    return begun;
  }

  /**
   * The lasting session that a cookie's secret names. One whose time is over ends here, so that it
   * does not begin again with a clock that goes back.
   */
  public Optional<Session> find(String secret) {
    Instant now = clock.instant();
    Optional<Session> found =
        jdbc.sql("select " + COLUMNS + " from session where secret_sha256 = :secret")
            .param("secret", Tokens.sha256(secret))
            .query(SessionStore::session)
            .optional();
    found
        .filter(session -> session.endedAt() == null && !session.lasts(now))
        .ifPresent(session -> end(session.id(), "its time was over"));
    return found.filter(session -> session.lasts(now));
  }

  /**
   * Uses a seal up; false where it is another, was used before, is too old, or was renewed
   * elsewhere than where it is shown.
   */
  public boolean useSeal(UUID session, String seal, Place place) {
    return jdbc.sql(
                """
                update session set seal_used = true where id = :id and ended_at is null
                  and seal_sha256 = :seal and not seal_used and sealed_at > :then
                  and user_agent = :agent and network = :network
                """)
            .param("id", session)
            .param("seal", Tokens.sha256(seal))
            .param("then", Timestamp.from(clock.instant().minus(Session.SEALED)))
            .param("agent", place.userAgent())
            .param("network", place.network())
            .update()
        == 1;
  }

  /** Renews the seal, for the browser that proved to hold the session's key. */
  public String renew(UUID session, Place place) {
    String seal = Tokens.random();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            update session set seal_sha256 = :seal, seal_used = false, sealed_at = :now,
              seen_at = :now, user_agent = :agent, network = :network
            where id = :id and ended_at is null
            """)
        .param("seal", Tokens.sha256(seal))
        .param("now", now)
        .param("agent", place.userAgent())
        .param("network", place.network())
        .param("id", session)
        .update();
    return seal;
  }

  /** Makes one that lasts into a screen on a wall; false where it is none that lasts. */
  public boolean look(UUID session) {
    return jdbc.sql(
                "update session set looking = true, expires_at = :then where id = :id"
                    + " and ended_at is null and not looking")
            .param("then", Timestamp.from(clock.instant().plus(Session.LOOKING)))
            .param("id", session)
            .update()
        == 1;
  }

  /** Ends one that lasts; false where it had ended. */
  public boolean end(UUID session, String reason) {
    return jdbc.sql(
                "update session set ended_at = :now, end_reason = :reason where id = :id"
                    + " and ended_at is null")
            .param("now", Timestamp.from(clock.instant()))
            .param("reason", reason)
            .param("id", session)
            .update()
        == 1;
  }

  /** Ends all of a person's; how many lasted. */
  public int endAll(UUID person, String reason) {
    return jdbc.sql(
            "update session set ended_at = :now, end_reason = :reason where person = :person"
                + " and ended_at is null")
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", reason)
        .param("person", person)
        .update();
  }

  /** Ends those of a person that began before a moment; how many lasted. */
  public int endThoseBefore(UUID person, Instant before, String reason) {
    return jdbc.sql(
            "update session set ended_at = :now, end_reason = :reason where person = :person"
                + " and ended_at is null and began_at < :before")
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", reason)
        .param("person", person)
        .param("before", Timestamp.from(before))
        .update();
  }

  /** The session with that id. */
  public Optional<Session> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from session where id = :id")
        .param("id", id)
        .query(SessionStore::session)
        .optional();
  }

  /** A person's lasting sessions, the newest first. */
  public List<Session> lasting(UUID person) {
    Instant now = clock.instant();
    return jdbc
        .sql(
            "select "
                + COLUMNS
                + " from session where person = :person and ended_at is null order by began_at desc")
        .param("person", person)
        .query(SessionStore::session)
        .list()
        .stream()
        .filter(session -> session.lasts(now))
        .toList();
  }

  /** True where they must sign in again before this session of theirs changes anything. */
  public boolean mustBeginAnew(Session session) {
    return jdbc.sql("select count(*) from fresh_sign_in where person = :person and since > :began")
            .param("person", session.person())
            .param("began", Timestamp.from(session.beganAt()))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** True when a person used a browser with that key before a moment. */
  public boolean knowsKey(UUID person, String keyThumbprint, Instant before) {
    return jdbc.sql(
                "select count(*) from session where person = :person and key_thumbprint = :key"
                    + " and began_at < :before")
            .param("person", person)
            .param("key", keyThumbprint)
            .param("before", Timestamp.from(before))
            .query(Integer.class)
            .single()
        > 0;
  }

  private static Session session(ResultSet row, int index) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Session(
        row.getObject("id", UUID.class),
        row.getObject("person", UUID.class),
        row.getString("key_thumbprint"),
        row.getTimestamp("sealed_at").toInstant(),
        row.getTimestamp("began_at").toInstant(),
        row.getTimestamp("seen_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        row.getString("user_agent"),
        row.getString("network"),
        row.getBoolean("looking"),
        ended == null ? null : ended.toInstant(),
        row.getString("end_reason"));
  }
}
