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
