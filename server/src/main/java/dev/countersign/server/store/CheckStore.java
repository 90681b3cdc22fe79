package dev.countersign.server.store;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The answers given: added, found by permalink, listed newest first. */
public final class CheckStore {
  private static final String COLUMNS =
      "number, id, at, kind, chain_id, wallet, verdict, summary, payload_sha256, payload_bytes";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /** A store in a database that {@link Database} brought up to date. */
  public CheckStore(DataSource source) {
    jdbc = JdbcClient.create(source);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /**
   * Adds an answer and the transactions that it was about; both or neither.
   *
   * @param recorded its number is ignored: the database gives it
   * @param report the answer as JSON, ASCII
   */
  public void add(Recorded recorded, String report, List<Proposed> proposed) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql(
              """
              insert into checked (id, at, kind, chain_id, wallet, verdict, summary,
                payload_sha256, payload_bytes, report)
              values (:id, :at, :kind, cast(:chain as bigint), cast(:wallet as text), :verdict,
                :summary, :sha256, :bytes, cast(:report as json))
              """)
          .param("id", recorded.id())
          .param("at", Timestamp.from(recorded.at()))
          .param("kind", recorded.kind())
          .param("chain", recorded.chainId())
          .param("wallet", recorded.wallet())
          .param("verdict", recorded.verdict().name().toLowerCase(Locale.ROOT))
          .param("summary", recorded.summary())
          .param("sha256", recorded.payloadSha256())
          .param("bytes", recorded.payloadBytes())
          .param("report", report)
          .update();
      proposed.forEach(one -> add(one, recorded.id()));
    });
  }

  /** Notes that an answer allowed a transaction of Bitcoin, by its id before it is signed. */
  public void allow(String unsignedTxid, UUID id) {
    jdbc.sql("insert into allowed_spend (txid, checked_id) values (:txid, :id)")
        .param("txid", unsignedTxid)
        .param("id", id)
        .update();
  }

  /** The answer with that permalink. */
  public Optional<Recorded> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from checked where id = :id")
        .param("id", id)
        .query(CheckStore::recorded)
        .optional();
  }

  /** The report of the answer with that permalink, JSON as it was given. */
  public Optional<String> report(UUID id) {
    return jdbc.sql("select report from checked where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /**
   * The newest answers before a number.
   *
   * @param before {@link Long#MAX_VALUE} for the newest of all
   * @param most how many at most
   */
  public List<Recorded> before(long before, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from checked where number < :before order by number desc limit :most")
        .param("before", before)
        .param("most", most)
        .query(CheckStore::recorded)
        .list();
  }

  /** Other transactions that were seen for the same wallet and nonce, at most 100. */
  public List<Proposed> rivals(Proposed proposed) {
    return jdbc.sql(
            """
            select chain_id, wallet, nonce, hash from proposed
            where wallet = :wallet and nonce = :nonce and hash <> :hash
              and (chain_id is null or cast(:chain as bigint) is null
                or chain_id = cast(:chain as bigint))
            order by number limit 100
            """)
        .param("wallet", proposed.wallet().toString())
        .param("nonce", new BigDecimal(proposed.nonce()))
        .param("hash", proposed.hash().toHex())
        .param("chain", proposed.chainId())
        .query(CheckStore::proposed)
        .list();
  }

  private void add(Proposed proposed, UUID id) {
    jdbc.sql(
            """
            insert into proposed (chain_id, wallet, nonce, hash, checked_id)
            values (cast(:chain as bigint), :wallet, :nonce, :hash, :id) on conflict do nothing
            """)
        .param("chain", proposed.chainId())
        .param("wallet", proposed.wallet().toString())
        .param("nonce", new BigDecimal(proposed.nonce()))
        .param("hash", proposed.hash().toHex())
        .param("id", id)
        .update();
  }

  private static Recorded recorded(ResultSet row, int index) throws SQLException {
    return new Recorded(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getObject("chain_id", Long.class),
        row.getString("wallet"),
        Outcome.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
        row.getString("summary"),
        row.getString("payload_sha256"),
        row.getInt("payload_bytes"));
  }

  private static Proposed proposed(ResultSet row, int index) throws SQLException {
    BigInteger nonce = row.getBigDecimal("nonce").toBigIntegerExact();
    return new Proposed(
        row.getObject("chain_id", Long.class),
        Address.of(row.getString("wallet")),
        nonce,
        Bytes.fromHex(row.getString("hash")));
  }
}
