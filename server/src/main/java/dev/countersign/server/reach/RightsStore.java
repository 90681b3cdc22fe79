package dev.countersign.server.reach;

import dev.countersign.access.wallet.Holder;
import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.Right;
import dev.countersign.access.wallet.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imported lists of rights, and what somebody brought and has not taken yet. */
public final class RightsStore {
  private static final Duration DRAFT_LASTS = Duration.ofDays(1);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public RightsStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** A list that was taken. */
  public record RightsList(UUID id, String name, Instant at, UUID by, int rights) {}

  /**
   * What somebody brought.
   *
   * @param kind {@code owners}, {@code rights}, {@code aws} or {@code google}
   * @param name of the list that it would be
   * @param wallet whose key it is about; empty where it says itself
   * @param resource of AWS; else empty
   */
  public record Draft(
      UUID id,
      String kind,
      String name,
      String wallet,
      String resource,
      String content,
      Instant at,
      UUID by) {}

  /** The lists, by name. */
  public List<RightsList> lists() {
    return jdbc.sql(
            """
            select id, name, taken_at, taken_by,
              (select count(*) from rights_list_line where list = id) as rights
            from rights_list order by name
            """)
        .query((row, index) ->
            new RightsList(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getTimestamp("taken_at").toInstant(),
                row.getObject("taken_by", UUID.class),
                row.getInt("rights")))
        .list();
  }

  /** Every right of every list. */
  public List<ImportedRight> all() {
    return jdbc.sql("select * from rights_list_line order by list, number")
        .query(RightsStore::right)
        .list();
  }

  /** The rights of the list of that name; none where there is no such list. */
  public List<ImportedRight> named(String name) {
    return jdbc.sql(
            """
            select l.* from rights_list_line l join rights_list r on r.id = l.list
            where r.name = :name order by l.number
            """)
        .param("name", name)
        .query(RightsStore::right)
        .list();
  }

  void take(String name, List<ImportedRight> rights, UUID by, Instant at) {
    jdbc.sql("delete from rights_list where name = :name").param("name", name).update();
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into rights_list (id, name, taken_at, taken_by) values (:id, :name, :at, :by)")
        .param("id", id)
        .param("name", name)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
    int number = 0;
    for (ImportedRight right : rights) {
      jdbc.sql(
              """
              insert into rights_list_line (list, number, wallet, kind, holder, what, way, by,
                since, last_used)
              values (:list, :number, :wallet, :kind, :holder, :what, :way, :by,
                cast(:since as timestamptz), cast(:used as timestamptz))
              """)
          .param("list", id)
          .param("number", number++)
          .param("wallet", right.wallet())
          .param("kind", right.kind().name())
          .param("holder", right.holder())
          .param("what", right.right().name())
          .param("way", right.way().name())
          .param("by", right.by())
          .param("since", stamp(right.since()))
          .param("used", stamp(right.lastUsed()))
          .update();
    }
  }

  Optional<String> remove(UUID list) {
    return jdbc.sql("delete from rights_list where id = :id returning name")
        .param("id", list)
        .query(String.class)
        .optional();
  }

  /** Keeps what somebody brought for a day. */
  void bring(Draft draft) {
    jdbc.sql("delete from list_draft where brought_at < :then or brought_by = :by")
        .param("then", Timestamp.from(draft.at().minus(DRAFT_LASTS)))
        .param("by", draft.by())
        .update();
    jdbc.sql(
            """
            insert into list_draft (id, kind, name, wallet, resource, content, brought_at,
              brought_by)
            values (:id, :kind, :name, :wallet, :resource, :content, :at, :by)
            """)
        .param("id", draft.id())
        .param("kind", draft.kind())
        .param("name", draft.name())
        .param("wallet", draft.wallet())
        .param("resource", draft.resource())
        .param("content", draft.content().replace("\0", " "))
        .param("at", Timestamp.from(draft.at()))
        .param("by", draft.by())
        .update();
  }

  /** What that person brought. */
  public Optional<Draft> draft(UUID id, UUID by) {
    return jdbc.sql("select * from list_draft where id = :id and brought_by = :by")
        .param("id", id)
        .param("by", by)
        .query((row, index) ->
            new Draft(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("wallet"),
                row.getString("resource"),
                row.getString("content"),
                row.getTimestamp("brought_at").toInstant(),
                row.getObject("brought_by", UUID.class)))
        .optional();
  }

  void drop(UUID draft) {
    jdbc.sql("delete from list_draft where id = :id").param("id", draft).update();
  }

  private static @Nullable Timestamp stamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static ImportedRight right(ResultSet row, int index) throws SQLException {
    return new ImportedRight(
        row.getString("wallet"),
        Holder.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("holder"),
        Right.valueOf(row.getString("what")),
        Way.valueOf(row.getString("way")),
        row.getString("by"),
        instant(row.getTimestamp("since")),
        instant(row.getTimestamp("last_used")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
