package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads which blocks for which trace, and what happened to open traces. */
public final class WatchStore {
  private static final String GOES_ON = "state in ('waiting', 'running', 'open')";

  private final JdbcClient jdbc;

  /** In a database that was brought up to date. */
  public WatchStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  void add(UUID id) {
    jdbc.sql("insert into trace_watch (trace) values (:id)").param("id", id).update();
  }

  /** How many traces read from nodes have not ended. */
  int atHand() {
    return jdbc.sql("select count(*) from trace where node is not null and " + GOES_ON)
        .query(Integer.class)
        .single();
  }

  /** Takes one over that nobody is at, or nobody was heard of since then. */
  Optional<UUID> take(UUID server, Instant silence, Instant now) {
    return jdbc.sql(
            """
            with taken as (
              update trace_watch set server = :server where trace = (
                select w.trace from trace_watch w join trace t on t.id = w.trace
                where t.state in ('waiting', 'running', 'open')
                  and (w.server is null or t.beat_at < :silence)
                order by t.number limit 1 for update of w skip locked)
              returning trace)
            update trace set beat_at = :now from taken where trace.id = taken.trace
            returning trace.id
            """)
        .param("server", server)
        .param("silence", Timestamp.from(silence))
        .param("now", Timestamp.from(now))
        .query(UUID.class)
        .optional();
  }

  /**
   * Says that a server is at it.
   *
   * @return whether it is to stop; nothing where it has ended, or another server is at it
   */
  Optional<Boolean> beat(UUID id, UUID server, Instant now) {
    return jdbc.sql(
            """
            update trace set beat_at = :now from trace_watch w
            where trace.id = :id and w.trace = trace.id and w.server = :server
              and trace.state in ('waiting', 'running', 'open')
            returning trace.stop_asked
            """)
        .param("id", id)
        .param("server", server)
        .param("now", Timestamp.from(now))
        .query(Boolean.class)
        .optional();
  }

  /** Leaves it to whoever takes it next. */
  void leave(UUID id, UUID server) {
    jdbc.sql("update trace_watch set server = null where trace = :id and server = :server")
        .param("id", id)
        .param("server", server)
        .update();
  }

  /** Says how far the blocks are read, and, before there is a result, how much of them that is. */
  void progress(UUID id, long block, long blockTime, long newest, int share) {
    jdbc.sql(
            "update trace_watch set block = :block, block_time = :time, newest = :newest"
                + " where trace = :id")
        .param("id", id)
        .param("block", block)
        .param("time", blockTime)
        .param("newest", newest)
        .update();
    jdbc.sql(
            "update trace set state = 'running', share = :share"
                + " where id = :id and state in ('waiting', 'running')")
        .param("id", id)
        .param("share", share)
        .update();
  }

  /** The node answers. */
  void answers(UUID id) {
    jdbc.sql(
            """
            update trace_watch set failures = 0, failing_since = null, trouble = null,
              next_at = null
            where trace = :id and failures > 0
            """)
        .param("id", id)
        .update();
  }

  /** The node does not. */
  void fails(UUID id, String sentence, Instant now, Instant next) {
    jdbc.sql(
            """
            update trace_watch set failures = failures + 1, trouble = :sentence, next_at = :next,
              failing_since = coalesce(failing_since, :now)
            where trace = :id
            """)
        .param("id", id)
        .param("sentence", sentence)
        .param("now", Timestamp.from(now))
        .param("next", Timestamp.from(next))
        .update();
  }

  /** Keeps a new result; false where the trace has ended, or another server is at it. */
  boolean looked(UUID id, UUID server, String totals, byte[] result, byte[] seen) {
    return jdbc.sql(
                    """
                    update trace set state = 'open', share = 100, totals = :totals, result = :result
                    from trace_watch w
                    where trace.id = :id and w.trace = trace.id and w.server = :server
                      and trace.state in ('waiting', 'running', 'open')
                    """)
                .param("id", id)
                .param("server", server)
                .param("totals", totals)
                .param("result", result)
                .update()
            > 0
        && sees(id, server, seen);
  }

  /** What had come to whom is another by now; false where another server is at it. */
  boolean sees(UUID id, UUID server, byte[] seen) {
    return jdbc.sql(
                "update trace_watch set looks = looks + 1, seen = :seen"
                    + " where trace = :id and server = :server")
            .param("id", id)
            .param("server", server)
            .param("seen", seen)
            .update()
        > 0;
  }

  /** What had come to whom by the newest result; nothing where there is none. */
  Optional<byte[]> seen(UUID id) {
    return jdbc.sql("select seen from trace_watch where trace = :id and seen is not null")
        .param("id", id)
        .query(byte[].class)
        .optional();
  }

  /** How often there was a new result; 0 for a trace of files. */
  public long looks(UUID id) {
    return jdbc.sql("select looks from trace_watch where trace = :id")
        .param("id", id)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** How far it is; nothing for a trace of files. */
  public Optional<Watching> find(UUID id) {
    return jdbc.sql("select * from trace_watch where trace = :id")
        .param("id", id)
        .query(WatchStore::watching)
        .optional();
  }

  void happened(
      UUID id,
      Instant at,
      TraceEvent.Kind kind,
      long block,
      String sentence,
      @Nullable String text) {
    jdbc.sql(
            """
            insert into trace_event (trace, at, kind, block, sentence, arrival)
            values (:id, :at, :kind, :block, :sentence, cast(:arrival as text))
            """)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("kind", kind.word())
        .param("block", block)
        .param("sentence", sentence)
        .param("arrival", text)
        .update();
  }

  /** What was told to have come did not, after all. */
  void undone(UUID id, Instant at, String arrival) {
    jdbc.sql(
            """
            update trace_event set undone_at = :at
            where trace = :id and kind = 'reached' and undone_at is null and arrival = :arrival
            """)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("arrival", arrival)
        .update();
  }

  /** Events behind a number, in their order. */
  public List<TraceEvent> after(UUID id, long number, int most) {
    return jdbc.sql(
            """
            select number, at, kind, block, sentence, arrival, undone_at from trace_event
            where trace = :id and number > :number order by number limit :most
            """)
        .param("id", id)
        .param("number", number)
        .param("most", most)
        .query(WatchStore::event)
        .list();
  }

  /** The newest events first, without what only says of others that they are undone. */
  public List<TraceEvent> newest(UUID id, int most) {
    return jdbc.sql(
            """
            select number, at, kind, block, sentence, arrival, undone_at from trace_event
            where trace = :id and kind <> 'undone' order by number desc limit :most
            """)
        .param("id", id)
        .param("most", most)
        .query(WatchStore::event)
        .list();
  }

  private static TraceEvent event(ResultSet row, int index) throws SQLException {
    return new TraceEvent(
        row.getLong("number"),
        row.getTimestamp("at").toInstant(),
        TraceEvent.Kind.of(row.getString("kind")),
        row.getLong("block"),
        row.getString("sentence"),
        Optional.ofNullable(row.getString("arrival")).map(text -> Json.parse(text, "What came")),
        Optional.ofNullable(row.getTimestamp("undone_at")).map(Timestamp::toInstant));
  }

  private static Watching watching(ResultSet row, int index) throws SQLException {
    String trouble = row.getString("trouble");
    return new Watching(
        row.getObject("server") != null,
        row.getLong("looks"),
        number(row, "block"),
        number(row, "block_time"),
        number(row, "newest"),
        trouble == null
            ? Optional.empty()
            : Optional.of(
                new Watching.Trouble(
                    trouble,
                    row.getInt("failures"),
                    row.getTimestamp("failing_since").toInstant(),
                    row.getTimestamp("next_at").toInstant())));
  }

  private static OptionalLong number(ResultSet row, String name) throws SQLException {
    long number = row.getLong(name);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
