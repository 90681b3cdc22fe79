package dev.countersign.server.access.signal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens for others, and which of theirs came. */
final class SignalStore {
  private final JdbcClient jdbc;

  SignalStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** A token that waits until it is asked for. */
  record Unread(String jti, String token) {}

  /** A token that waits. */
  record Waiting(long number, String receiver, String token, int attempts, Instant made) {}

  void publish(SignalKey key, Instant now) {
    jdbc.sql(
            "insert into signal_key (kid, jwk, added_at) values (:kid, :jwk, :now)"
                + " on conflict (kid) do update set retired_at = null")
        .param("kid", key.id())
        .param("jwk", key.publicJwk())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** A key is not signed with any more. */
  void retire(SignalKey key, Instant now) {
    jdbc.sql("update signal_key set retired_at = :now where kid = :kid")
        .param("now", Timestamp.from(now))
        .param("kid", key.id())
        .update();
  }

  /**
   * The public keys of all servers.
   *
   * @param since those that ceased before then are left out
   */
  List<String> keys(Instant since) {
    return jdbc.sql(
            "select jwk from signal_key where retired_at is null or retired_at > :since"
                + " order by added_at, kid")
        .param("since", Timestamp.from(since))
        .query(String.class)
        .list();
  }

  /**
   * Tokens that wait to be asked for, the oldest first; they wait on until they are acknowledged.
   */
  List<Unread> unread(String receiver, int most) {
    return jdbc.sql(
            """
            select jti, token from signal_sent
            where receiver = :receiver and delivered_at is null and given_up_at is null
            order by number limit :most
            """)
        .param("receiver", receiver)
        .param("most", most)
        .query((row, index) -> new Unread(row.getString("jti"), row.getString("token")))
        .list();
  }

  /** Those arrived; what is not among the waiting changes nothing. */
  void acknowledged(String receiver, List<UUID> jtis, Instant at) {
    jdbc.sql(
            """
            update signal_sent set delivered_at = :at, trouble = ''
            where receiver = :receiver and jti = any (:jtis)
              and delivered_at is null and given_up_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("receiver", receiver)
        .param("jtis", jtis.toArray(UUID[]::new))
        .update();
  }

  /** The receiver does not take that one. */
  void refused(String receiver, UUID jti, String why, Instant at) {
    jdbc.sql(
            """
            update signal_sent set given_up_at = :at, trouble = :why
            where receiver = :receiver and jti = :jti
              and delivered_at is null and given_up_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("why", why)
        .param("receiver", receiver)
        .param("jti", jti)
        .update();
  }

  /** Gives up those of streams that nobody asked for in time. */
  int giveUpUnread(Instant before, Instant at) {
    return jdbc.sql(
            """
            update signal_sent set given_up_at = :at, trouble = 'nobody asked for it in time'
            where receiver like 'stream/%' and made_at < :before
              and delivered_at is null and given_up_at is null
            """)
        .param("at", Timestamp.from(at))
        .param("before", Timestamp.from(before))
        .update();
  }

  /** Forgets all of a receiver that is no more. */
  void forget(String receiver) {
    jdbc.sql("delete from signal_sent where receiver = :receiver")
        .param("receiver", receiver)
        .update();
  }

  void add(UUID jti, String receiver, String event, String token, Instant now) {
    jdbc.sql(
            """
            insert into signal_sent (jti, receiver, event, made_at, token, next_at)
            values (:jti, :receiver, :event, :now, :token, :now)
            """)
        .param("jti", jti)
        .param("receiver", receiver)
        .param("event", event)
        .param("now", Timestamp.from(now))
        .param("token", token)
        .update();
  }

  /** Takes those that are due for as long as a delivery may take, so that no other server does. */
  List<Waiting> take(String receiver, Instant now, Instant until, int most) {
    return jdbc.sql(
            """
            update signal_sent set next_at = :until where number in (
              select number from signal_sent
              where receiver = :receiver and delivered_at is null and given_up_at is null
                and next_at <= :now
              order by number limit :most for update skip locked)
            returning number, receiver, token, attempts, made_at
            """)
        .param("receiver", receiver)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(until))
        .param("most", most)
        .query((row, index) ->
            new Waiting(
                row.getLong("number"),
                row.getString("receiver"),
                row.getString("token"),
                row.getInt("attempts"),
                row.getTimestamp("made_at").toInstant()))
        .list();
  }

  void delivered(long number, Instant at) {
    jdbc.sql("update signal_sent set delivered_at = :at, trouble = '' where number = :number")
        .param("at", Timestamp.from(at))
        .param("number", number)
        .update();
  }

  void later(long number, Instant next, String trouble) {
    jdbc.sql(
            "update signal_sent set attempts = attempts + 1, next_at = :next, trouble = :trouble"
                + " where number = :number")
        .param("next", Timestamp.from(next))
        .param("trouble", trouble)
        .param("number", number)
        .update();
  }

  void giveUp(long number, Instant at, String trouble) {
    jdbc.sql(
            "update signal_sent set attempts = attempts + 1, given_up_at = :at, trouble = :trouble"
                + " where number = :number")
        .param("at", Timestamp.from(at))
        .param("trouble", trouble)
        .param("number", number)
        .update();
  }

  /** Notes that a token came; false where it had come before. */
  boolean received(String issuer, String jti, Instant at) {
    return jdbc.sql(
                "insert into signal_received (issuer, jti, received_at) values (:issuer, :jti, :at)"
                    + " on conflict do nothing")
            .param("issuer", issuer)
            .param("jti", jti)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }
}
