package dev.countersign.server.drill;

import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.server.drill.Exercise.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls and chats in the database, where they stand among the exercises: what is counted of those
 * is counted of these. Whoever changes one does so in a deciding transaction.
 */
public final class CallStore {
  private static final String CALL =
      """
      select id, drill, person, caller, template, planned_at, state, sent_at, standing, reported_at,
        read_at, presses, note, why
      from exercise where caller is not null
      """;

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public CallStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** One that is planned. */
  record Planned(
      UUID person, String team, UUID caller, String template, Difficulty difficulty, Instant at) {}

  /**
   * Adds one.
   *
   * @param token with {@code mail}, what its row needs and nobody gets to know
   */
  void add(UUID drill, Planned one, String token, String mail) {
    jdbc.sql(
            """
            insert into exercise
              (id, drill, person, team, caller, template, difficulty, planned_at, token, mail, choice)
            values (:id, :drill, :person, :team, :caller, :template, :difficulty, :at, :token, :mail, 0)
            """)
        .param("id", UUID.randomUUID())
        .param("drill", drill)
        .param("person", one.person())
        .param("team", one.team())
        .param("caller", one.caller())
        .param("template", one.template())
        .param("difficulty", one.difficulty().word())
        .param("at", Timestamp.from(one.at()))
        .param("token", token)
        .param("mail", mail)
        .update();
  }

  /** The one of that id. */
  public Optional<Call> find(UUID id) {
    return jdbc.sql(CALL + " and id = :id").param("id", id).query(CallStore::call).optional();
  }

  /** The same, held until the transaction at hand ends. */
  Optional<Call> lock(UUID id) {
    return jdbc.sql(CALL + " and id = :id for update")
        .param("id", id)
        .query(CallStore::call)
        .optional();
  }

  /** Those that somebody plays, the next one first. */
  public List<Call> playedBy(UUID caller) {
    return jdbc.sql(CALL + " and caller = :caller order by planned_at, id")
        .param("caller", caller)
        .query(CallStore::call)
        .list();
  }

  /** Those of which nobody said what came of them, of drills whose last day was before. */
  List<Call> open(LocalDate before) {
    return jdbc.sql(
            CALL
                + " and state = 'planned' and drill in (select d.id from drill d where d.last_day"
                + " < :before) order by id limit 1000")
        .param("before", before)
        .query(CallStore::call)
        .list();
  }

  void held(
      UUID id,
      Instant at,
      YearMonth month,
      Standing standing,
      @Nullable Instant reportedAt,
      String note) {
    jdbc.sql(
            """
            update exercise set state = 'sent', sent_at = :at, month = :month, standing = :standing,
              reported_at = cast(:reported as timestamptz), note = :note
            where id = :id
            """)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("month", month.toString())
        .param("standing", standing.word())
        .param("reported", reportedAt == null ? null : reportedAt.toString())
        .param("note", note)
        .update();
  }

  void leaveOut(UUID id, String why) {
    jdbc.sql(
            """
            update exercise set state = 'left-out', why = :why, sent_at = null, month = null,
              standing = 'nothing', reported_at = null, note = ''
            where id = :id
            """)
        .param("id", id)
        .param("why", why)
        .update();
  }

  void answered(UUID id, Standing standing, @Nullable Instant actedAt) {
    jdbc.sql(
            """
            update exercise set presses = presses + 1, standing = :standing,
              acted_at = cast(:acted as timestamptz)
            where id = :id
            """)
        .param("id", id)
        .param("standing", standing.word())
        .param("acted", actedAt == null ? null : actedAt.toString())
        .update();
  }

  private static Call call(ResultSet row, int index) throws SQLException {
    return new Call(
        row.getObject("id", UUID.class),
        row.getObject("drill", UUID.class),
        row.getObject("person", UUID.class),
        row.getObject("caller", UUID.class),
        row.getString("template"),
        row.getTimestamp("planned_at").toInstant(),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
        instant(row, "sent_at"),
        Standing.of(row.getString("standing")),
        instant(row, "reported_at"),
        instant(row, "read_at"),
        row.getInt("presses"),
        row.getString("note"),
        row.getString("why"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
