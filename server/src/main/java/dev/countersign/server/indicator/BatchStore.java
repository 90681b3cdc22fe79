package dev.countersign.server.indicator;

import dev.countersign.model.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What came at one time, in the database. */
public final class BatchStore {
  private static final String SELECT =
      "select id, number, origin, form, added_by, taken_at, withdrawn_at, shared, indicators,"
          + " unused::text as unused from indicator_batch where taken_at is not null";

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public BatchStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** The last ones, the newest first. */
  public List<Batch> latest(int most) {
    return jdbc.sql(SELECT + " order by number desc limit :most")
        .param("most", most)
        .query(BatchStore::batch)
        .list();
  }

  /** The one of that id. */
  public Optional<Batch> find(UUID id) {
    return jdbc.sql(SELECT + " and id = :id").param("id", id).query(BatchStore::batch).optional();
  }

  Optional<Batch> numbered(long number) {
    return jdbc.sql(SELECT + " and number = :number")
        .param("number", number)
        .query(BatchStore::batch)
        .optional();
  }

  void begin(UUID id, String origin, String form, String by, boolean shared, Instant now) {
    jdbc.sql(
            """
            insert into indicator_batch (id, origin, form, added_by, begun_at, shared)
            values (:id, :origin, :form, :by, :now, :shared)
            """)
        .param("id", id)
        .param("origin", origin)
        .param("form", form)
        .param("by", by)
        .param("now", Timestamp.from(now))
        .param("shared", shared)
        .update();
  }

  void take(UUID id, long indicators, Map<String, Long> unused, Instant now) {
    ObjectNode json = Json.object();
    unused.forEach((why, count) -> json.put(why, count.longValue()));
    jdbc.sql(
            """
            update indicator_batch set taken_at = :now, indicators = :indicators,
              unused = cast(:unused as jsonb) where id = :id
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .param("indicators", indicators)
        .param("unused", Json.compact(json).replace("\\u0000", ""))
        .update();
  }

  boolean withdraw(UUID id, Instant now) {
    return jdbc.sql(
                "update indicator_batch set withdrawn_at = :now"
                    + " where id = :id and withdrawn_at is null and taken_at is not null")
            .param("id", id)
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  /** What was begun and never became whole. */
  void forget(UUID id) {
    jdbc.sql("delete from indicator_batch where id = :id and taken_at is null")
        .param("id", id)
        .update();
  }

  /** Likewise of servers that ended meanwhile. */
  void forgetBegunBefore(Instant time) {
    jdbc.sql("delete from indicator_batch where taken_at is null and begun_at < :time")
        .param("time", Timestamp.from(time))
        .update();
  }

  private static Batch batch(ResultSet row, int index) throws SQLException {
    Map<String, Long> unused = new TreeMap<>();
    Json.parse(row.getString("unused"), "It")
        .properties()
        .forEach(one -> unused.put(one.getKey(), one.getValue().asLong(0)));
    return new Batch(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        row.getString("origin"),
        row.getString("form"),
        row.getString("added_by"),
        row.getTimestamp("taken_at").toInstant(),
        IndicatorRows.time(row, "withdrawn_at"),
        row.getBoolean("shared"),
        row.getLong("indicators"),
        unused);
  }
}
