package dev.countersign.server.screening;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was answered. */
public final class ScreeningStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ScreeningStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * An answer without what was answered.
   *
   * @param by person/… or machine/…
   * @param asked how many addresses
   */
  public record Line(UUID id, Instant at, String by, int asked, Outcome verdict) {
    /** Its word. */
    public String word() {
      return verdict.name().toLowerCase(Locale.ROOT);
    }
  }

  void put(Line line, JsonNode answer) {
    byte[] text = Json.compact(answer).getBytes(StandardCharsets.UTF_8);
    jdbc.sql(
            """
            insert into screening (id, asked_at, asked_by, asked, verdict, answer)
            values (:id, :at, :by, :asked, :verdict, :answer)
            """)
        .param("id", line.id())
        .param("at", Timestamp.from(line.at()))
        .param("by", line.by())
        .param("asked", line.asked())
        .param("verdict", line.word())
        .param("answer", EntryLines.packed(out -> out.write(text)))
        .update();
  }

  /** The answer of that id, as it was given. */
  public Optional<JsonNode> find(UUID id) {
    return jdbc.sql("select answer from screening where id = :id")
        .param("id", id)
        .query(byte[].class)
        .optional()
        .map(packed -> Json.parse(EntryLines.unpacked(packed), "The answer"));
  }

  /** The last ones, newest first. */
  public List<Line> latest(int most) {
    return jdbc.sql(
            """
            select id, asked_at, asked_by, asked, verdict from screening
            order by number desc limit :most
            """)
        .param("most", most)
        .query((row, index) ->
            new Line(
                row.getObject("id", UUID.class),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("asked_by"),
                row.getInt("asked"),
                Outcome.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT))))
        .list();
  }
}
