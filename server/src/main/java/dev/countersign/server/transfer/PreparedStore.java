package dev.countersign.server.transfer;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.wallet.Wallet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be signed for transfers, in the database: the last reading of each counts. */
public final class PreparedStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public PreparedStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Adds a reading and returns it with its number. */
  Prepared add(Prepared prepared) {
    BigInteger nonce = prepared.nonce();
    long number =
        jdbc.sql(
                """
                insert into transfer_payload (transfer, origin, payload, kind, digest, nonce,
                  effects_hash, verdict, report, checked_at)
                values (:transfer, :origin, :payload, :kind, :digest, cast(:nonce as numeric),
                  :effects, :verdict, :report, :at)
                returning number
                """)
            .param("transfer", prepared.transfer())
            .param("origin", prepared.origin())
            .param("payload", prepared.payload().toArray())
            .param("kind", prepared.kind())
            .param("digest", prepared.digest().toHex())
            .param("nonce", nonce == null ? null : new BigDecimal(nonce))
            .param("effects", prepared.effectsHash().toHex())
            .param("verdict", prepared.verdict().name().toLowerCase(Locale.ROOT))
            .param("report", Json.compact(prepared.report()))
            .param("at", Timestamp.from(prepared.checkedAt()))
            .query(Long.class)
            .single();
    return new Prepared(
        number,
        prepared.transfer(),
        prepared.origin(),
        prepared.payload(),
        prepared.kind(),
        prepared.digest(),
        nonce,
        prepared.effectsHash(),
        prepared.verdict(),
        prepared.report(),
        prepared.checkedAt());
  }

  /** The last reading of a transfer. */
  public Optional<Prepared> last(UUID transfer) {
    return jdbc.sql(
            """
            select number, transfer, origin, payload, kind, digest, nonce, effects_hash, verdict,
              report, checked_at
            from transfer_payload where transfer = :transfer order by number desc limit 1
            """)
        .param("transfer", transfer)
        .query(PreparedStore::prepared)
        .optional();
  }

  /**
   * The lowest nonce of a wallet that is neither given away nor spoken for: one that a transfer
   * left behind when it ended is taken up again, since nothing behind it could be carried out else.
   *
   * <p>What waits out of a Safe speaks for its nonce. What waits out of an account does so from its
   * first approval on and as long as it is not denied, so that what may go at once does not stand
   * behind what nobody has looked at.
   *
   * @param transfer that it is for, whose own payload does not count; null for none
   * @param next by the chain
   */
  BigInteger freeNonce(Wallet wallet, @Nullable UUID transfer, BigInteger next) {
    Set<BigInteger> taken =
        jdbc
            .sql(
                """
                select n.nonce from nonce_given n
                join wallet w on w.id = n.wallet
                join wallet own on own.chain_id = w.chain_id and own.address = w.address
                where own.id = :wallet and n.nonce >= :next
                union
                select p.nonce from transfer t
                join lateral (
                  select nonce, digest from transfer_payload
                  where transfer = t.id order by number desc limit 1) p on true
                where t.wallet = :wallet and t.state in ('waiting', 'approved')
                  and t.id is distinct from cast(:transfer as uuid) and p.nonce >= :next
                  and (:queue or t.state = 'approved' or (
                    coalesce(cast(t.decided as json)->>'verdict', '') <> 'deny' and exists (
                      select 1 from transfer_approval a
                      where a.transfer = t.id and a.digest = p.digest)))
                """)
            .param("wallet", wallet.id())
            .param("next", new BigDecimal(next))
            .param("transfer", transfer)
            .param("queue", wallet.kind() == Wallet.Kind.SAFE)
            .query(BigDecimal.class)
            .list()
            .stream()
            .map(BigDecimal::toBigIntegerExact)
            .collect(Collectors.toSet());
    BigInteger free = next;
    while (taken.contains(free)) {
      free = free.add(BigInteger.ONE);
    }
    return free;
  }

  private static Prepared prepared(ResultSet row, int index) throws SQLException {
    BigDecimal nonce = row.getBigDecimal("nonce");
    return new Prepared(
        row.getLong("number"),
        row.getObject("transfer", UUID.class),
        row.getString("origin"),
        Bytes.of(row.getBytes("payload")),
        row.getString("kind"),
        Bytes.fromHex(row.getString("digest")),
        nonce == null ? null : nonce.toBigIntegerExact(),
        Bytes.fromHex(row.getString("effects_hash")),
        Outcome.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
        Json.parse(row.getString("report"), "The report"),
        row.getTimestamp("checked_at").toInstant());
  }
}
