package dev.countersign.server.drill;

import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.measure.Result;
import dev.countersign.server.drill.Exercise.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Exercises in the database. Whoever changes what counts does so in a deciding transaction. */
public final class ExerciseStore {
  private static final String EXERCISE =
      """
      select id, drill, person, template, planned_at, token, mail, choice, state, sent_at, presses,
        program, standing, acted_at, reported_at, read_at
      from exercise
      """;

  private static final String RESULT =
      """
      select person, team, template, difficulty, month, sent_at, reported_at, standing, acted_at
      from exercise where state = 'sent'
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final TemplateStore written;

  /** Of a database that was brought up to date. */
  public ExerciseStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.template = new JdbcTemplate(source);
    this.written = new TemplateStore(source);
  }

  /** What may be sent. */
  public TemplateStore written() {
    return written;
  }

  /** One that is planned. */
  record Planned(
      UUID person,
      String team,
      String template,
      Difficulty difficulty,
      Instant at,
      String token,
      String mail,
      int choice) {}

  void add(UUID drill, List<Planned> planned) {
    template.batchUpdate(
        """
        insert into exercise (id, drill, person, team, template, difficulty, planned_at, token, mail, choice)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        planned,
        500,
        (row, one) -> {
          row.setObject(1, UUID.randomUUID());
          row.setObject(2, drill);
          row.setObject(3, one.person());
          row.setString(4, one.team());
          row.setString(5, one.template());
          row.setString(6, one.difficulty().word());
          row.setTimestamp(7, Timestamp.from(one.at()));
          row.setString(8, one.token());
          row.setString(9, one.mail());
          row.setInt(10, one.choice());
        });
  }

  /** What everybody got or is to get. */
  Map<UUID, Set<String>> had() {
    Map<UUID, Set<String>> had = new HashMap<>();
    jdbc.sql("select person, template from exercise where state <> 'left-out'")
        .query(row -> {
          had.computeIfAbsent(row.getObject("person", UUID.class), one -> new HashSet<>())
              .add(row.getString("template"));
        });
    return had;
  }

  /** Takes some whose moment has come; each is taken once, by one server. */
  List<Exercise> take(Instant now, int most) {
    return jdbc.sql(
            """
            update exercise set state = 'taken', taken_at = :now where id in (
              select e.id from exercise e join drill d on d.id = e.drill
              where e.state = 'planned' and e.planned_at <= :now and d.stopped_at is null
                and e.caller is null
              order by e.planned_at limit :most for update of e skip locked)
            returning id, drill, person, template, planned_at, token, mail, choice, state, sent_at, presses,
              program, standing, acted_at, reported_at, read_at
            """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(this::exercise)
        .list();
  }

  /** Those that a server took, of which it said no more. */
  List<UUID> lost(Instant before) {
    return jdbc.sql("select id from exercise where state = 'taken' and taken_at < :before")
        .param("before", Timestamp.from(before))
        .query(UUID.class)
        .list();
  }

  /** Its moment comes again: nothing was sent. */
  void giveBack(UUID id) {
    jdbc.sql("update exercise set state = 'planned' where id = :id and state = 'taken'")
        .param("id", id)
        .update();
  }

  void sent(UUID id, Instant at, YearMonth month) {
    jdbc.sql(
            "update exercise set state = 'sent', sent_at = :at, month = :month where id = :id"
                + " and state = 'taken'")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("month", month.toString())
        .update();
  }

  boolean leaveOut(UUID id, String why) {
    return jdbc.sql(
                "update exercise set state = 'left-out', why = :why where id = :id"
                    + " and state in ('planned', 'taken')")
            .param("id", id)
            .param("why", why)
            .update()
        == 1;
  }

  /** Those of a drill that have not gone out do not any more; how many. */
  int leaveOutAll(UUID drill, String why) {
    return jdbc.sql(
            "update exercise set state = 'left-out', why = :why where drill = :drill"
                + " and state = 'planned'")
        .param("drill", drill)
        .param("why", why)
        .update();
  }

  /** The one with that token. */
  public Optional<Exercise> byToken(String token) {
    return jdbc.sql(EXERCISE + " where token = :token and state in ('taken', 'sent')")
        .param("token", token)
        .query(this::exercise)
        .optional();
  }

  /** The one of that id. */
  Optional<Exercise> find(UUID id) {
    return jdbc.sql(EXERCISE + " where id = :id").param("id", id).query(this::exercise).optional();
  }

  /** The one with that token, held until the transaction at hand ends. */
  Optional<Exercise> lock(String token) {
    return jdbc.sql(EXERCISE + " where token = :token and state in ('taken', 'sent') for update")
        .param("token", token)
        .query(this::exercise)
        .optional();
  }

  /** The one whose mail has that Message-ID. */
  Optional<Exercise> byMail(String mail) {
    return jdbc.sql(EXERCISE + " where mail = :mail and state in ('taken', 'sent')")
        .param("mail", mail)
        .query(this::exercise)
        .optional();
  }

  /** Somebody's own that were sent, the newest first. */
  public List<Exercise> of(UUID person) {
    String sql = EXERCISE + " where person = :person and state = 'sent' order by sent_at desc";
    return jdbc.sql(sql).param("person", person).query(this::exercise).list();
  }

  /** Whether somebody plays, or played, calls for others. */
  public boolean plays(UUID person) {
    return jdbc.sql("select exists (select 1 from exercise where caller = :person)")
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  /** Its page was fetched, by whatever it was. */
  void fetched(UUID id) {
    jdbc.sql("update exercise set fetches = fetches + 1 where id = :id").param("id", id).update();
  }

  void stands(UUID id, Standing standing, boolean program, @Nullable Instant actedAt) {
    jdbc.sql(
            """
            update exercise set presses = presses + 1, standing = :standing,
              program = program or :program, acted_at = cast(:acted as timestamptz)
            where id = :id
            """)
        .param("id", id)
        .param("standing", standing.word())
        .param("program", program)
        .param("acted", actedAt == null ? null : actedAt.toString())
        .update();
  }

  boolean reported(UUID id, Instant at) {
    return jdbc.sql("update exercise set reported_at = :at where id = :id and reported_at is null")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  boolean read(UUID id, Instant at) {
    return jdbc.sql(
                "update exercise set read_at = :at where id = :id and read_at is null"
                    + " and standing = 'acted'")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** What became of all that was sent. */
  public List<Result> results() {
    return jdbc.sql(RESULT).query(ExerciseStore::result).list();
  }

  /** The same of one drill. */
  public List<Result> results(UUID drill) {
    return jdbc.sql(RESULT + " and drill = :drill")
        .param("drill", drill)
        .query(ExerciseStore::result)
        .list();
  }

  private static Result result(ResultSet row, int index) throws SQLException {
    return new Result(
        row.getObject("person", UUID.class),
        row.getString("team"),
        row.getString("template"),
        Difficulty.of(row.getString("difficulty")),
        YearMonth.parse(row.getString("month")),
        row.getTimestamp("sent_at").toInstant(),
        instant(row, "reported_at"),
        Standing.of(row.getString("standing")),
        instant(row, "acted_at"));
  }

  private Exercise exercise(ResultSet row, int index) throws SQLException {
    String template = row.getString("template");
    return new Exercise(
        row.getObject("id", UUID.class),
        row.getObject("drill", UUID.class),
        row.getObject("person", UUID.class),
        written
            .find(template)
            .orElseThrow(() -> new IllegalStateException("there is no exercise " + template)),
        row.getTimestamp("planned_at").toInstant(),
        row.getString("token"),
        row.getString("mail"),
        row.getInt("choice"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
        instant(row, "sent_at"),
        row.getInt("presses"),
        row.getBoolean("program"),
        Standing.of(row.getString("standing")),
        instant(row, "acted_at"),
        instant(row, "reported_at"),
        instant(row, "read_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
