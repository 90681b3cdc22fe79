package dev.countersign.server.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Wait: why am I getting this?": asked by one press, kept with its answer. */
public final class QuestionStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public QuestionStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A question. As long as it is not settled, it holds the transfer for everybody.
   *
   * @param answer null as long as nobody answered
   * @param settledAt null as long as nobody said that the answer will do
   */
  public record Asked(
      UUID id,
      UUID transfer,
      UUID by,
      Instant at,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      @Nullable UUID settledBy,
      @Nullable Instant settledAt) {}

  /** Asks. */
  UUID ask(UUID transfer, UUID by, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into transfer_question (id, transfer, asked_by, asked_at)"
                + " values (:id, :transfer, :by, :at)")
        .param("id", id)
        .param("transfer", transfer)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
    return id;
  }

  /** Answers; false where it was answered already. */
  boolean answer(UUID id, String answer, String by, Instant at) {
    return jdbc.sql(
                """
                update transfer_question set answer = :answer, answered_by = :by, answered_at = :at
                where id = :id and answered_at is null
                """)
            .param("answer", answer)
            .param("by", by)
            .param("at", Timestamp.from(at))
            .param("id", id)
            .update()
        == 1;
  }

  /** Says that the answer will do; false where somebody did already. */
  boolean settle(UUID id, UUID by, Instant at) {
    return jdbc.sql(
                """
                update transfer_question set settled_by = :by, settled_at = :at
                where id = :id and answered_at is not null and settled_at is null
                """)
            .param("by", by)
            .param("at", Timestamp.from(at))
            .param("id", id)
            .update()
        == 1;
  }

  /** All of a transfer, in order. */
  public List<Asked> of(UUID transfer) {
    return jdbc.sql(
            """
            select id, transfer, asked_by, asked_at, answer, answered_by, answered_at, settled_by,
              settled_at
            from transfer_question where transfer = :transfer order by asked_at
            """)
        .param("transfer", transfer)
        .query(QuestionStore::asked)
        .list();
  }

  /** The one with that id. */
  Optional<Asked> find(UUID id) {
    return jdbc.sql(
            """
            select id, transfer, asked_by, asked_at, answer, answered_by, answered_at, settled_by,
              settled_at
            from transfer_question where id = :id
            """)
        .param("id", id)
        .query(QuestionStore::asked)
        .optional();
  }

  private static Asked asked(ResultSet row, int index) throws SQLException {
    Timestamp answered = row.getTimestamp("answered_at");
    Timestamp settled = row.getTimestamp("settled_at");
    return new Asked(
        row.getObject("id", UUID.class),
        row.getObject("transfer", UUID.class),
        row.getObject("asked_by", UUID.class),
        row.getTimestamp("asked_at").toInstant(),
        row.getString("answer"),
        row.getString("answered_by"),
        answered == null ? null : answered.toInstant(),
        row.getObject("settled_by", UUID.class),
        settled == null ? null : settled.toInstant());
  }
}
