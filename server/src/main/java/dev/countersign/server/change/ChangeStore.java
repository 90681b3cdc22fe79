package dev.countersign.server.change;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.change.Change.Agreement;
import dev.countersign.server.change.Change.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Changes in the database. Whoever writes does so in a deciding transaction. */
final class ChangeStore {
  private static final String COLUMNS =
      """
      id, kind, document, hash, state, proposer, proposer_key, proposed_at, expires_at, due_at,
      ended_at, reason
      """;

  private final JdbcClient jdbc;

  ChangeStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  void add(Change change) {
    jdbc.sql(
            """
            insert into change (id, kind, document, hash, state, proposer, proposer_key,
              proposed_at, expires_at)
            values (:id, :kind, :document, :hash, :state, :proposer, :key, :at, :expires)
            """)
        .param("id", change.id())
        .param("kind", change.kind())
        .param("document", CanonicalJson.of(change.document()))
        .param("hash", change.hash().toHex())
        .param("state", word(change.state()))
        .param("proposer", change.proposer())
        .param("key", change.proposerKey())
        .param("at", Timestamp.from(change.proposedAt()))
        .param("expires", Timestamp.from(change.expiresAt()))
        .update();
  }

  Optional<Change> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from change where id = :id")
        .param("id", id)
        .query(this::change)
        .optional();
  }

  /** Those in one of the states, the newest first. */
  List<Change> in(List<State> states, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from change where state in (:states) order by proposed_at desc, id limit :most")
        .param("states", states.stream().map(ChangeStore::word).toList())
        .param("most", most)
        .query(this::change)
        .list();
  }

  void agree(UUID change, Agreement agreement, JsonNode evidence) {
    jdbc.sql(
            """
            insert into change_agreement (change, person, browser_key, at, evidence)
            values (:change, :person, :key, :at, :evidence)
            """)
        .param("change", change)
        .param("person", agreement.person())
        .param("key", agreement.browserKey())
        .param("at", Timestamp.from(agreement.at()))
        .param("evidence", CanonicalJson.of(evidence))
        .update();
  }

  void cool(UUID change, Instant due) {
    jdbc.sql("update change set state = 'cooling', due_at = :due where id = :id")
        .param("due", Timestamp.from(due))
        .param("id", change)
        .update();
  }

  void end(UUID change, State state, Instant at, String by, @Nullable String reason) {
    jdbc.sql(
            """
            update change set state = :state, ended_at = :at, ended_by = :by,
              reason = cast(:reason as text)
            where id = :id
            """)
        .param("state", word(state))
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("reason", reason)
        .param("id", change)
        .update();
  }

  private Change change(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Change(
        id,
        row.getString("kind"),
        Json.parse(row.getString("document"), "The document"),
        Bytes.fromHex(row.getString("hash")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getObject("proposer", UUID.class),
        row.getString("proposer_key"),
        row.getTimestamp("proposed_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        instant(row.getTimestamp("due_at")),
        instant(row.getTimestamp("ended_at")),
        row.getString("reason"),
        agreements(id));
  }

  private List<Agreement> agreements(UUID change) {
    return jdbc.sql(
            "select person, browser_key, at from change_agreement where change = :change"
                + " order by at")
        .param("change", change)
        .query((row, index) ->
            new Agreement(
                row.getObject("person", UUID.class),
                row.getString("browser_key"),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
