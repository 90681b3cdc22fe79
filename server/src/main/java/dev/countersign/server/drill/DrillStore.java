package dev.countersign.server.drill;

import dev.countersign.model.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Drills in the database. Whoever changes one does so in a deciding transaction. */
public final class DrillStore {
  private static final String DRILL =
      """
      select number, id, name, document, started_at, zone, first_day, last_day, stopped_at, stopped_by
      from drill
      """;

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public DrillStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  void add(UUID id, String name, String document, Instant at, DrillDocument wanted) {
    add(id, name, document, at, wanted.hours().zone(), wanted.first(), wanted.last());
  }

  void add(
      UUID id,
      String name,
      String document,
      Instant at,
      ZoneId zone,
      LocalDate first,
      LocalDate last) {
    jdbc.sql(
            """
            insert into drill (id, name, document, started_at, zone, first_day, last_day)
            values (:id, :name, :document, :at, :zone, :first, :last)
            """)
        .param("id", id)
        .param("name", name)
        .param("document", document)
        .param("at", Timestamp.from(at))
        .param("zone", zone.getId())
        .param("first", first)
        .param("last", last)
        .update();
  }

  boolean stop(UUID id, String by, Instant at) {
    return jdbc.sql(
                "update drill set stopped_at = :at, stopped_by = :by where id = :id"
                    + " and stopped_at is null")
            .param("id", id)
            .param("by", by)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** The one of that id. */
  public Optional<Drill> find(UUID id) {
    return jdbc.sql(DRILL + " where id = :id").param("id", id).query(DrillStore::drill).optional();
  }

  /** All of them, the newest first. */
  public List<Drill> all() {
    return jdbc.sql(DRILL + " order by number desc").query(DrillStore::drill).list();
  }

  /** How many mails of a drill there are, by how far they are. */
  public record Progress(int planned, int sent, int leftOut, int people) {}

  /** How far one is. */
  public Progress progress(UUID drill) {
    return jdbc.sql(
            """
            select count(*) filter (where state in ('planned', 'taken')) as planned,
              count(*) filter (where state = 'sent') as sent,
              count(*) filter (where state = 'left-out') as left_out,
              count(distinct person) as people
            from exercise where drill = :drill
            """)
        .param("drill", drill)
        .query((row, index) ->
            new Progress(
                row.getInt("planned"),
                row.getInt("sent"),
                row.getInt("left_out"),
                row.getInt("people")))
        .single();
  }

  /** How many mails a day has. */
  public record Day(LocalDate day, int planned, int sent) {}

  /** The days of a drill. */
  public List<Day> days(Drill drill) {
    return jdbc.sql(
            """
            select cast(planned_at at time zone :zone as date) as day,
              count(*) filter (where state in ('planned', 'taken')) as planned,
              count(*) filter (where state = 'sent') as sent
            from exercise where drill = :drill group by 1 order by 1
            """)
        .param("zone", drill.zone().getId())
        .param("drill", drill.id())
        .query((row, index) ->
            new Day(
                row.getObject("day", LocalDate.class), row.getInt("planned"), row.getInt("sent")))
        .list();
  }

  /** Why mails were left out, with how many each. */
  public record LeftOut(String why, int number) {}

  /** What was left out of a drill. */
  public List<LeftOut> leftOut(UUID drill) {
    return jdbc.sql(
            "select why, count(*) as number from exercise where drill = :drill"
                + " and state = 'left-out' group by why order by 2 desc, 1")
        .param("drill", drill)
        .query((row, index) -> new LeftOut(row.getString("why"), row.getInt("number")))
        .list();
  }

  private static Drill drill(ResultSet row, int index) throws SQLException {
    Timestamp stopped = row.getTimestamp("stopped_at");
    return new Drill(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getString("name"),
        Json.parse(row.getString("document"), "The document")
            .path("domains")
            .valueStream()
            .map(JsonNode::asString)
            .toList(),
        row.getTimestamp("started_at").toInstant(),
        ZoneId.of(row.getString("zone")),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        stopped == null ? null : stopped.toInstant(),
        row.getString("stopped_by"));
  }
}
