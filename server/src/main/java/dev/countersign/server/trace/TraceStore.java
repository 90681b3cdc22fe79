package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import dev.countersign.trace.ask.Asked;
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

/** Traces in the database. */
public final class TraceStore {
  private static final String COLUMNS =
      "number, id, asked_by, asked_at, asked, node, state, share, ended_at, sentence, totals";

  private final JdbcClient jdbc;

  /** In a database that was brought up to date. */
  public TraceStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  void add(UUID id, String by, Instant at, Asked asked, @Nullable FromNode node) {
    jdbc.sql(
            """
            insert into trace (id, asked_by, asked_at, asked, node, state, beat_at)
            values (:id, :by, :at, :asked, cast(:node as text), 'waiting', :at)
            """)
        .param("id", id)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("asked", Json.compact(asked.json()))
        .param("node", node == null ? null : Json.compact(node.json()))
        .update();
  }

  /**
   * Says that a trace goes on.
   *
   * @return false where it should not
   */
  boolean beat(UUID id, TraceState state, int share, Instant at) {
    return jdbc.sql(
                """
                update trace set state = :state, share = :share, beat_at = :at
                where id = :id and state in ('waiting', 'running') and not stop_asked
                """)
            .param("id", id)
            .param("state", state.word())
            .param("share", share)
            .param("at", Timestamp.from(at))
            .update()
        > 0;
  }

  /** Asks whoever does it to stop. */
  boolean askStop(UUID id) {
    return jdbc.sql(
                "update trace set stop_asked = true where id = :id and not stop_asked"
                    + " and state in ('waiting', 'running', 'open')")
            .param("id", id)
            .update()
        > 0;
  }

  /** Ends a trace that has not ended; false where it has. */
  boolean end(
      UUID id,
      TraceState state,
      Instant at,
      String sentence,
      @Nullable String totals,
      byte @Nullable [] result) {
    return jdbc.sql(
                """
                update trace set state = :state, share = case when :state = 'done' then 100 else share end,
                  ended_at = :at, sentence = :sentence, totals = cast(:totals as text),
                  result = cast(:result as bytea)
                where id = :id and state in ('waiting', 'running')
                """)
            .param("id", id)
            .param("state", state.word())
            .param("at", Timestamp.from(at))
            .param("sentence", sentence)
            .param("totals", totals)
            .param("result", result)
            .update()
        > 0;
  }

  /**
   * Ends a trace of a node that has not ended; what came of it until then stays.
   *
   * @return its state; nothing where it had ended
   */
  Optional<TraceState> end(UUID id, TraceState without, Instant at, String sentence) {
    return jdbc.sql(
            """
            update trace set state = case when result is null then :without else 'done' end,
              ended_at = :at, sentence = :sentence
            where id = :id and state in ('waiting', 'running', 'open')
            returning state
            """)
        .param("id", id)
        .param("without", without.word())
        .param("at", Timestamp.from(at))
        .param("sentence", sentence)
        .query(String.class)
        .optional()
        .map(TraceState::of);
  }

  /** Those of files that nobody was heard of since then. */
  List<UUID> silent(Instant since) {
    return jdbc.sql(
            "select id from trace where node is null and state in ('waiting', 'running')"
                + " and beat_at < :since")
        .param("since", Timestamp.from(since))
        .query(UUID.class)
        .list();
  }

  /** How many of files have not ended. */
  int atHand() {
    return jdbc.sql(
            "select count(*) from trace where node is null and state in ('waiting', 'running')")
        .query(Integer.class)
        .single();
  }

  /** One of them. */
  public Optional<Traced> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from trace where id = :id")
        .param("id", id)
        .query(TraceStore::traced)
        .optional();
  }

  /** The newest before a number. */
  public List<Traced> before(long number, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from trace where number < :before order by number desc limit :most")
        .param("before", number)
        .param("most", most)
        .query(TraceStore::traced)
        .list();
  }

  /** What came of one, compressed. */
  Optional<byte[]> result(UUID id) {
    return jdbc.sql("select result from trace where id = :id and state in ('open', 'done')")
        .param("id", id)
        .query(byte[].class)
        .optional();
  }

  private static Traced traced(ResultSet row, int index) throws SQLException {
    return new Traced(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getString("asked_by"),
        row.getTimestamp("asked_at").toInstant(),
        Asked.of(Json.parse(row.getString("asked"), "What was asked")),
        Optional.ofNullable(row.getString("node"))
            .map(text -> FromNode.of(Json.parse(text, "The node"))),
        TraceState.of(row.getString("state")),
        row.getInt("share"),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getString("sentence")),
        Optional.ofNullable(row.getString("totals")).map(text -> Json.parse(text, "The totals")));
  }
}
