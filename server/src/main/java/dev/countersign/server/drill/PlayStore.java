package dev.countersign.server.drill;

import dev.countersign.drill.play.PlayDecision;
import dev.countersign.drill.play.PlayRequest;
import dev.countersign.drill.play.PlayResult;
import dev.countersign.drill.play.PlayScenario;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests for play money in the database. Whoever changes what counts does so in a deciding
 * transaction.
 */
public final class PlayStore {
  private static final String PLAY =
      """
      select id, drill, person, planned_at, token, request, left_out, asked_at, decision, decided_at
      from play_request
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  /** Of a database that was brought up to date. */
  public PlayStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.template = new JdbcTemplate(source);
  }

  /** One that is planned. */
  record Planned(
      UUID person, String team, Instant at, YearMonth month, String token, PlayRequest request) {}

  void add(UUID drill, List<Planned> planned) {
    template.batchUpdate(
        """
        insert into play_request (id, drill, person, team, scenario, planned_at, month, token, request)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        planned,
        500,
        (row, one) -> {
          row.setObject(1, UUID.randomUUID());
          row.setObject(2, drill);
          row.setObject(3, one.person());
          row.setString(4, one.team());
          row.setString(5, one.request().scenario().id());
          row.setTimestamp(6, Timestamp.from(one.at()));
          row.setString(7, one.month().toString());
          row.setString(8, one.token());
          row.setString(9, one.request().json());
        });
  }

  /** What everybody got or is to get. */
  Map<UUID, Set<String>> had() {
    Map<UUID, Set<String>> had = new HashMap<>();
    jdbc.sql("select person, scenario from play_request where not left_out")
        .query(row -> {
          had.computeIfAbsent(row.getObject("person", UUID.class), one -> new HashSet<>())
              .add(row.getString("scenario"));
        });
    return had;
  }

  /** The one with that token. */
  Optional<Play> find(String token) {
    return jdbc.sql(PLAY + " where token = :token")
        .param("token", token)
        .query(PlayStore::play)
        .optional();
  }

  /** The same, held until the transaction at hand ends. */
  Optional<Play> lock(String token) {
    return jdbc.sql(PLAY + " where token = :token for update")
        .param("token", token)
        .query(PlayStore::play)
        .optional();
  }

  /** Somebody's own that have begun, the newest first. */
  List<Play> of(UUID person, Instant now) {
    return jdbc.sql(
            PLAY + " where person = :person and planned_at <= :now order by planned_at desc")
        .param("person", person)
        .param("now", Timestamp.from(now))
        .query(PlayStore::play)
        .list();
  }

  boolean asked(UUID id, Instant at) {
    return jdbc.sql("update play_request set asked_at = :at where id = :id and asked_at is null")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  void decided(UUID id, PlayDecision decision, Instant at) {
    jdbc.sql("update play_request set decision = :decision, decided_at = :at where id = :id")
        .param("id", id)
        .param("decision", decision.word())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Those of a drill on which nobody decided do not count any more; how many. */
  int leaveOutAll(UUID drill) {
    return jdbc.sql(
            "update play_request set left_out = true where drill = :drill and decision is null")
        .param("drill", drill)
        .update();
  }

  /** How many requests of a drill there are, those that were left out among all of them. */
  public record Progress(int all, int begun, int decided, int people) {}

  /** How far one is. */
  public Progress progress(UUID drill, Instant now) {
    return jdbc.sql(
            """
            select count(*) as every, count(*) filter (where planned_at <= :now and not left_out) as begun,
              count(decision) as decided, count(distinct person) as people
            from play_request where drill = :drill
            """)
        .param("drill", drill)
        .param("now", Timestamp.from(now))
        .query((row, index) ->
            new Progress(
                row.getInt("every"),
                row.getInt("begun"),
                row.getInt("decided"),
                row.getInt("people")))
        .single();
  }

  /** What became of all that are decided, or over. */
  public List<PlayResult> results(Instant now) {
    return jdbc.sql(
            """
            select person, team, month, scenario, decision from play_request
            where not left_out and (decision is not null or planned_at < :before)
            order by planned_at
            """)
        .param("before", Timestamp.from(now.minus(Play.LASTS)))
        .query((row, index) ->
            new PlayResult(
                row.getObject("person", UUID.class),
                row.getString("team"),
                YearMonth.parse(row.getString("month")),
                PlayScenario.find(row.getString("scenario")).orElseThrow().twist(),
                decision(row)))
        .list();
  }

  private static Play play(ResultSet row, int index) throws SQLException {
    return new Play(
        row.getObject("id", UUID.class),
        row.getObject("drill", UUID.class),
        row.getObject("person", UUID.class),
        row.getTimestamp("planned_at").toInstant(),
        row.getString("token"),
        PlayRequest.of(row.getString("request")),
        row.getBoolean("left_out"),
        instant(row, "asked_at"),
        decision(row),
        instant(row, "decided_at"));
  }

  private static @Nullable PlayDecision decision(ResultSet row) throws SQLException {
    String word = row.getString("decision");
    return word == null ? null : PlayDecision.of(word);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
