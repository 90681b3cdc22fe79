package dev.countersign.server.transfer;

import dev.countersign.model.value.Bytes;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transactions that carry transfers out, in the database. */
public final class CarriedOutStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public CarriedOutStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A transaction.
   *
   * @param raw where Countersign's own executor made it
   * @param block null as long as it is in none
   * @param succeeded null as long as it is not known
   */
  public record CarriedOut(
      Bytes hash,
      @Nullable Bytes raw,
      Instant sentAt,
      @Nullable Long block,
      @Nullable Boolean succeeded) {}

  /** Adds one. */
  void add(UUID transfer, Bytes hash, @Nullable Bytes raw, Instant at) {
    jdbc.sql(
            """
            insert into carried_out (transfer, transaction_hash, raw, sent_at)
            values (:transfer, :hash, cast(:raw as text), :at) on conflict do nothing
            """)
        .param("transfer", transfer)
        .param("hash", hash.toHex())
        .param("raw", raw == null ? null : raw.toHex())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Notes what became of one. */
  void settle(UUID transfer, Bytes hash, long block, boolean succeeded, Instant at) {
    jdbc.sql(
            """
            update carried_out set block = :block, succeeded = :succeeded, settled_at = :at
            where transfer = :transfer and transaction_hash = :hash
            """)
        .param("block", block)
        .param("succeeded", succeeded)
        .param("at", Timestamp.from(at))
        .param("transfer", transfer)
        .param("hash", hash.toHex())
        .update();
  }

  /** Takes back what became of one. */
  void unsettle(UUID transfer, Bytes hash) {
    jdbc.sql(
            """
            update carried_out set block = null, succeeded = null, settled_at = null
            where transfer = :transfer and transaction_hash = :hash
            """)
        .param("transfer", transfer)
        .param("hash", hash.toHex())
        .update();
  }

  /** A transaction in a block by which a transfer ended. */
  record Settled(UUID transfer, Bytes hash, long block) {}

  /** Those by which transfers ended in blocks of a chain behind that one. */
  List<Settled> settledSince(long chainId, long block) {
    return jdbc.sql(
            """
            select c.transfer, c.transaction_hash, c.block from carried_out c
            join transfer t on t.id = c.transfer
            join wallet w on w.id = t.wallet
            where w.chain_id = :chain and c.block > :block and t.state in ('confirmed', 'refused')
            order by c.block
            """)
        .param("chain", chainId)
        .param("block", block)
        .query((row, index) ->
            new Settled(
                row.getObject("transfer", UUID.class),
                Bytes.fromHex(row.getString("transaction_hash")),
                row.getLong("block")))
        .list();
  }

  /** All of a transfer, in order. */
  public List<CarriedOut> of(UUID transfer) {
    return jdbc.sql(
            """
            select transaction_hash, raw, sent_at, block, succeeded from carried_out
            where transfer = :transfer order by sent_at
            """)
        .param("transfer", transfer)
        .query((row, index) -> {
          String raw = row.getString("raw");
          return new CarriedOut(
              Bytes.fromHex(row.getString("transaction_hash")),
              raw == null ? null : Bytes.fromHex(raw),
              row.getTimestamp("sent_at").toInstant(),
              row.getObject("block", Long.class),
              row.getObject("succeeded", Boolean.class));
        })
        .list();
  }
}
