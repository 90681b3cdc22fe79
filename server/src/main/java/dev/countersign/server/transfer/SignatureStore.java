package dev.countersign.server.transfer;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nonces given away, countersignatures, and what other owners signed. A nonce is given to one
 * digest, for ever: the database itself takes no second one.
 */
public final class SignatureStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public SignatureStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** A countersignature, with the facts that were decided on. */
  public record Countersigned(
      long number, UUID transfer, Bytes digest, Bytes signature, String facts, Instant at) {}

  /**
   * What a nonce was given to.
   *
   * @param transfer that asked for it: one payload cannot be the payment of two
   */
  record Holder(Bytes digest, UUID transfer) {}

  /**
   * Gives a nonce to a digest, for a transfer.
   *
   * @return false where it was given to another digest before, or for another transfer
   */
  boolean give(UUID wallet, BigInteger nonce, Bytes digest, UUID transfer, Instant at) {
    Holder own = new Holder(digest, transfer);
    Holder before = given(wallet, nonce).orElse(null);
    if (before != null) {
      return before.equals(own);
    }
    jdbc.sql(
            """
            insert into nonce_given (wallet, nonce, digest, transfer, at)
            values (:wallet, :nonce, :digest, :transfer, :at) on conflict do nothing
            """)
        .param("wallet", wallet)
        .param("nonce", new BigDecimal(nonce))
        .param("digest", digest.toHex())
        .param("transfer", transfer)
        .param("at", Timestamp.from(at))
        .update();
    return given(wallet, nonce).filter(own::equals).isPresent();
  }

  /** What a nonce was given to, also where the account was another wallet then. */
  Optional<Holder> given(UUID wallet, BigInteger nonce) {
    return jdbc.sql(
            """
            select n.digest, n.transfer from nonce_given n
            join wallet w on w.id = n.wallet
            join wallet own on own.chain_id = w.chain_id and own.address = w.address
            where own.id = :wallet and n.nonce = :nonce limit 1
            """)
        .param("wallet", wallet)
        .param("nonce", new BigDecimal(nonce))
        .query((row, index) ->
            new Holder(
                Bytes.fromHex(row.getString("digest")), row.getObject("transfer", UUID.class)))
        .optional();
  }

  /** Records a countersignature. */
  void add(
      UUID transfer,
      UUID wallet,
      Bytes digest,
      Bytes signature,
      String facts,
      @Nullable Long block,
      Instant at) {
    jdbc.sql(
            """
            insert into countersignature (transfer, wallet, digest, signature, facts, block, at)
            values (:transfer, :wallet, :digest, :signature, :facts, cast(:block as bigint), :at)
            """)
        .param("transfer", transfer)
        .param("wallet", wallet)
        .param("digest", digest.toHex())
        .param("signature", signature.toHex())
        .param("facts", facts)
        .param("block", block)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The countersignature of a transfer. */
  public Optional<Countersigned> of(UUID transfer) {
    return jdbc.sql(
            """
            select number, transfer, digest, signature, facts, at from countersignature
            where transfer = :transfer
            """)
        .param("transfer", transfer)
        .query((row, index) ->
            new Countersigned(
                row.getLong("number"),
                row.getObject("transfer", UUID.class),
                Bytes.fromHex(row.getString("digest")),
                Bytes.fromHex(row.getString("signature")),
                row.getString("facts"),
                row.getTimestamp("at").toInstant()))
        .optional();
  }

  /** Those after a number, in order. */
  List<Countersigned> after(long number, int most) {
    return jdbc.sql(
            """
            select number, transfer, digest, signature, facts, at from countersignature
            where number > :number order by number limit :most
            """)
        .param("number", number)
        .param("most", most)
        .query((row, index) ->
            new Countersigned(
                row.getLong("number"),
                row.getObject("transfer", UUID.class),
                Bytes.fromHex(row.getString("digest")),
                Bytes.fromHex(row.getString("signature")),
                row.getString("facts"),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  /** The chain's newest block when a transfer was countersigned; null where not known. */
  @Nullable Long block(UUID transfer) {
    return jdbc.sql("select block from countersignature where transfer = :transfer")
        .param("transfer", transfer)
        .query((row, index) -> Optional.ofNullable(row.getObject("block", Long.class)))
        .optional()
        .flatMap(block -> block)
        .orElse(null);
  }

  /** Keeps an owner's confirmation, which was verified; the last one of an owner stays. */
  void confirm(UUID transfer, Address owner, Bytes signature, String source, Instant at) {
    jdbc.sql(
            """
            insert into confirmation (transfer, owner, signature, source, at)
            values (:transfer, :owner, :signature, :source, :at)
            on conflict (transfer, owner) do nothing
            """)
        .param("transfer", transfer)
        .param("owner", owner.toString())
        .param("signature", signature.toHex())
        .param("source", source)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What owners confirmed. */
  public Map<Address, Bytes> confirmations(UUID transfer) {
    Map<Address, Bytes> confirmations = new LinkedHashMap<>();
    jdbc.sql("select owner, signature from confirmation where transfer = :transfer order by at")
        .param("transfer", transfer)
        .query(row -> {
          confirmations.put(
              Address.of(row.getString("owner")), Bytes.fromHex(row.getString("signature")));
        });
    return confirmations;
  }
}
