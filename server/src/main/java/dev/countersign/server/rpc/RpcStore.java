package dev.countersign.server.rpc;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests in the database. Whoever adds one does so in a deciding transaction. */
public final class RpcStore {
  /** For how long after its answer the same request is taken for the same, and not for another. */
  static final Duration REPEATED = Duration.ofMinutes(10);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public RpcStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A request.
   *
   * @param filed whether its transfer was filed by it
   * @param answeredAt null as long as neither result nor refusal was given
   */
  record Request(int number, UUID transfer, boolean filed, @Nullable Instant answeredAt) {
    /** True where the same content, asked now, is this request. */
    boolean isRepeated(boolean lasting, Instant now) {
      Instant answered = answeredAt;
      return lasting || answered == null || answered.plus(REPEATED).isAfter(now);
    }
  }

  /** The last one of a machine with that content. */
  Optional<Request> last(UUID machine, UUID wallet, String content) {
    return jdbc.sql(
            """
            select number, transfer, filed, answered_at from rpc_request
            where machine = :machine and wallet = :wallet and content = :content
            order by number desc limit 1
            """)
        .param("machine", machine)
        .param("wallet", wallet)
        .param("content", content)
        .query((row, index) -> {
          Timestamp answered = row.getTimestamp("answered_at");
          return new Request(
              row.getInt("number"),
              row.getObject("transfer", UUID.class),
              row.getBoolean("filed"),
              answered == null ? null : answered.toInstant());
        })
        .optional();
  }

  /** Adds one. */
  void add(UUID machine, UUID wallet, Asked asked, Request request, Instant at) {
    jdbc.sql(
            """
            insert into rpc_request (machine, wallet, content, number, transfer, method, filed,
              asked_at)
            values (:machine, :wallet, :content, :number, :transfer, :method, :filed, :at)
            """)
        .param("machine", machine)
        .param("wallet", wallet)
        .param("content", asked.content())
        .param("number", request.number())
        .param("transfer", request.transfer())
        .param("method", asked.method())
        .param("filed", request.filed())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Notes that its result or its refusal is given now, where it was not before. */
  void answered(UUID transfer, Instant at) {
    jdbc.sql(
            "update rpc_request set answered_at = :at"
                + " where transfer = :transfer and answered_at is null")
        .param("at", Timestamp.from(at))
        .param("transfer", transfer)
        .update();
  }
}
