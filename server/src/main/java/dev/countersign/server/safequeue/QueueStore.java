package dev.countersign.server.safequeue;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Queues as they were last seen, in the database. */
public final class QueueStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public QueueStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** True for the one server that asks now; the others come later. */
  boolean take(UUID wallet, Instant now, Duration pause) {
    return jdbc.sql(
                """
                insert into service_state (wallet, asked_at) values (:wallet, :now)
                on conflict (wallet) do update set asked_at = :now
                  where service_state.asked_at <= :before or service_state.asked_at > :now
                """)
            .param("wallet", wallet)
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(pause)))
            .update()
        == 1;
  }

  /** It answered as it should. */
  void answered(UUID wallet, Instant at) {
    jdbc.sql(
            """
            update service_state
            set answered_at = :at, trouble = null, trouble_since = null, told = false
            where wallet = :wallet
            """)
        .param("at", Timestamp.from(at))
        .param("wallet", wallet)
        .update();
  }

  /** It did not. */
  void troubled(UUID wallet, String sentence, Instant at) {
    jdbc.sql(
            """
            update service_state
            set trouble = :trouble, trouble_since = coalesce(trouble_since, :at)
            where wallet = :wallet
            """)
        .param("trouble", sentence)
        .param("at", Timestamp.from(at))
        .param("wallet", wallet)
        .update();
  }

  /**
   * True once for a trouble that lasts since before a moment; call it in a deciding transaction.
   */
  boolean lasts(UUID wallet, Instant before) {
    return jdbc.sql(
                """
                update service_state set told = true
                where wallet = :wallet and not told and trouble_since < :before
                """)
            .param("wallet", wallet)
            .param("before", Timestamp.from(before))
            .update()
        == 1;
  }

  /** True where {@link #lasts} would be; asks without locking anything. */
  boolean mayLast(UUID wallet, Instant before) {
    return jdbc.sql(
                """
                select count(*) from service_state
                where wallet = :wallet and not told and trouble_since < :before
                """)
            .param("wallet", wallet)
            .param("before", Timestamp.from(before))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** True the first time that something of a queue is to be told; in a deciding transaction. */
  boolean tell(UUID wallet, String topic, Instant at) {
    return jdbc.sql(
                """
                insert into service_told (wallet, topic, at) values (:wallet, :topic, :at)
                on conflict do nothing
                """)
            .param("wallet", wallet)
            .param("topic", topic)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** True where it was told. */
  boolean told(UUID wallet, String topic) {
    return jdbc.sql("select count(*) from service_told where wallet = :wallet and topic = :topic")
            .param("wallet", wallet)
            .param("topic", topic)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Keeps an entry that is there.
   *
   * @param transfer that asked for it; null where nobody did
   * @param intent the form that would ask for it; null where there is none
   */
  void seen(
      UUID wallet,
      Bytes digest,
      BigInteger nonce,
      @Nullable UUID transfer,
      String summary,
      @Nullable JsonNode intent,
      Instant at) {
    jdbc.sql(
            """
            insert into service_entry (wallet, digest, nonce, transfer, summary, intent, first_seen)
            values (:wallet, :digest, :nonce, cast(:transfer as uuid), :summary,
              cast(:intent as text), :at)
            on conflict (wallet, digest) do update
            set transfer = excluded.transfer, gone_at = null,
              summary = case excluded.summary when '' then service_entry.summary
                else excluded.summary end,
              intent = coalesce(excluded.intent, service_entry.intent)
            """)
        .param("wallet", wallet)
        .param("digest", digest.toHex())
        .param("nonce", new BigDecimal(nonce))
        .param("transfer", transfer)
        .param("summary", summary)
        .param("intent", intent == null ? null : Json.compact(intent))
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The digests that were seen, also those that are gone. */
  Set<Bytes> known(UUID wallet) {
    return jdbc
        .sql("select digest from service_entry where wallet = :wallet")
        .param("wallet", wallet)
        .query(String.class)
        .list()
        .stream()
        .map(Bytes::fromHex)
        .collect(Collectors.toSet());
  }

  /** The others are there no more. */
  void only(UUID wallet, Collection<Bytes> digests, Instant at) {
    jdbc.sql(
            """
            update service_entry set gone_at = :at
            where wallet = :wallet and gone_at is null and not (digest = any(:digests))
            """)
        .param("at", Timestamp.from(at))
        .param("wallet", wallet)
        .param("digests", digests.stream().map(Bytes::toHex).toArray(String[]::new))
        .update();
  }

  /** True the first time that a countersignature is left there; in a deciding transaction. */
  boolean posted(UUID transfer, Instant at) {
    return jdbc.sql(
                "insert into service_posted (transfer, at) values (:transfer, :at)"
                    + " on conflict do nothing")
            .param("transfer", transfer)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** True where it was left there. */
  boolean isPosted(UUID transfer) {
    return jdbc.sql("select count(*) from service_posted where transfer = :transfer")
            .param("transfer", transfer)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The transfer of a wallet for which that digest was ever prepared. */
  Optional<UUID> prepared(UUID wallet, Bytes digest) {
    return jdbc.sql(
            """
            select t.id from transfer_payload p join transfer t on t.id = p.transfer
            where t.wallet = :wallet and p.digest = :digest order by p.number desc limit 1
            """)
        .param("wallet", wallet)
        .param("digest", digest.toHex())
        .query(UUID.class)
        .optional();
  }

  /** Other digests to which a wallet's nonce was given, or that an open transfer has for it. */
  List<String> rivals(UUID wallet, BigInteger nonce, Bytes digest) {
    return jdbc.sql(
            """
            select digest from nonce_given
            where wallet = :wallet and nonce = :nonce and digest <> :digest
            union
            select p.digest from transfer t
            join lateral (
              select digest, nonce from transfer_payload where transfer = t.id
              order by number desc limit 1) p on true
            where t.wallet = :wallet and t.state in ('waiting', 'approved') and p.nonce = :nonce
              and p.digest <> :digest
            """)
        .param("wallet", wallet)
        .param("nonce", new BigDecimal(nonce))
        .param("digest", digest.toHex())
        .query(String.class)
        .list();
  }

  /**
   * A transaction that nobody asked for.
   *
   * @param intent the form of an intent that would ask for it; null where it is none
   */
  public record Unasked(
      UUID wallet,
      String label,
      Bytes digest,
      BigInteger nonce,
      String summary,
      @Nullable JsonNode intent,
      Instant firstSeen) {}

  /** Those that wait and that nobody asked for, by wallet and nonce. */
  public List<Unasked> unasked() {
    return jdbc.sql(
            """
            select e.wallet, w.label, e.digest, e.nonce, e.summary, e.intent, e.first_seen
            from service_entry e join wallet w on w.id = e.wallet
            where e.transfer is null and e.gone_at is null and w.removed_at is null
            order by w.label, e.nonce, e.digest limit 100
            """)
        .query((row, index) -> {
          String intent = row.getString("intent");
          return new Unasked(
              row.getObject("wallet", UUID.class),
              row.getString("label"),
              Bytes.fromHex(row.getString("digest")),
              row.getBigDecimal("nonce").toBigIntegerExact(),
              row.getString("summary"),
              intent == null ? null : Json.parse(intent, "The intent"),
              row.getTimestamp("first_seen").toInstant());
        })
        .list();
  }

  /** A service that does not answer as it should. */
  public record Trouble(String label, String sentence, Instant since) {}

  /** Those that do not, by wallet. */
  public List<Trouble> troubles() {
    return jdbc.sql(
            """
            select w.label, s.trouble, s.trouble_since
            from service_state s join wallet w on w.id = s.wallet
            where s.trouble is not null and w.removed_at is null order by w.label
            """)
        .query((row, index) ->
            new Trouble(
                row.getString("label"),
                row.getString("trouble"),
                row.getTimestamp("trouble_since").toInstant()))
        .list();
  }
}
