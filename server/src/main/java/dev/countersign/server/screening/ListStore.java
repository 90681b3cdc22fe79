package dev.countersign.server.screening;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListSource;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.screen.Loaded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists that are kept. */
public final class ListStore {
  private static final String COLUMNS =
      "id, title, publisher, licence, page, kind, days, sha256, published, retrieved_at, subjects,"
          + " addresses, origin, trouble, stale_told";

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ListStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A list that is kept.
   *
   * @param origin the file or URL
   * @param staleTold whether it was told that the version in force is stale
   */
  public record Kept(Loaded list, String origin, boolean staleTold) {}

  /** All, by id. */
  public List<Kept> all() {
    return jdbc.sql("select " + COLUMNS + " from screening_list order by id")
        .query(ListStore::kept)
        .list();
  }

  Optional<Kept> find(String id) {
    return jdbc.sql("select " + COLUMNS + " from screening_list where id = :id")
        .param("id", id)
        .query(ListStore::kept)
        .optional();
  }

  /** The list in force that came of a place last; empty where none did. */
  Optional<Kept> from(String origin) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from screening_list where origin = :origin and sha256 <> '' order by retrieved_at desc, id limit 1")
        .param("origin", origin)
        .query(ListStore::kept)
        .optional();
  }

  /**
   * Hands over what a list says, one entry after the other; nothing where there is no such list.
   */
  void entries(String id, Consumer<Entry> into) {
    jdbc.sql("select entries from screening_list where id = :id and sha256 <> ''")
        .param("id", id)
        .query(byte[].class)
        .optional()
        .ifPresent(packed -> EntryLines.read(packed, into));
  }

  /** Another text when the lists in force are others, or what is wrong with them is. */
  String state() {
    return jdbc.sql(
            """
            select coalesce(sum(hashtextextended(id || ' ' || sha256 || ' ' || trouble, 0)), 0)::text
            from screening_list
            """)
        .query(String.class)
        .single();
  }

  void put(ReadList read, ListVersion version, String origin) {
    ListSource source = read.source();
    jdbc.sql(
            """
            insert into screening_list (id, title, publisher, licence, page, kind, days, sha256, published,
              retrieved_at, subjects, addresses, entries, origin, trouble)
            values (:id, :title, :publisher, :licence, :page, :kind, :days, :sha256, :published, :retrieved,
              :subjects, :addresses, :entries, :origin, '')
            on conflict (id) do update set title = excluded.title, publisher = excluded.publisher,
              licence = excluded.licence, page = excluded.page, kind = excluded.kind, days = excluded.days,
              sha256 = excluded.sha256, published = excluded.published, retrieved_at = excluded.retrieved_at,
              subjects = excluded.subjects, addresses = excluded.addresses, entries = excluded.entries,
              origin = excluded.origin, trouble = '', stale_told = false
            """)
        .param("id", source.id())
        .param("title", plain(source.title()))
        .param("publisher", plain(source.publisher()))
        .param("licence", plain(source.licence()))
        .param("page", plain(source.page()))
        .param("kind", source.kind().word())
        .param("days", source.days())
        .param("sha256", version.sha256())
        .param("published", version.published().orElse(null))
        .param("retrieved", Timestamp.from(version.retrieved()))
        .param("subjects", version.subjects())
        .param("addresses", version.entries())
        .param("entries", EntryLines.of(read.entries()))
        .param("origin", plain(origin))
        .update();
  }

  /** It came again as it is. */
  void seen(String id, Instant at) {
    jdbc.sql("update screening_list set retrieved_at = :at, trouble = '' where id = :id")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** A newer version was not taken, or there never was one. */
  void trouble(String id, String origin, String why, Instant at) {
    jdbc.sql(
            """
            insert into screening_list (id, title, publisher, licence, page, kind, days, sha256, retrieved_at,
              subjects, addresses, entries, origin, trouble)
            values (:id, :id, '', '', '', 'other', 0, '', :at, 0, 0, '', :origin, :why)
            on conflict (id) do update set trouble = excluded.trouble
            """)
        .param("id", plain(id))
        .param("origin", plain(origin))
        .param("why", plain(why))
        .param("at", Timestamp.from(at))
        .update();
  }

  void staleTold(String id) {
    jdbc.sql("update screening_list set stale_told = true where id = :id").param("id", id).update();
  }

  private static Kept kept(ResultSet row, int index) throws SQLException {
    String id = row.getString("id");
    String title = row.getString("title");
    String sha256 = row.getString("sha256");
    Optional<ListVersion> version =
        sha256.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ListVersion(
                    new ListSource(
                        id,
                        title,
                        row.getString("publisher"),
                        row.getString("licence"),
                        Kind.ofWord(row.getString("kind")),
                        row.getInt("days"),
                        row.getString("page")),
                    sha256,
                    Optional.ofNullable(row.getObject("published", LocalDate.class)),
                    row.getTimestamp("retrieved_at").toInstant(),
                    row.getInt("subjects"),
                    row.getInt("addresses")));
    return new Kept(
        new Loaded(id, title, version, row.getString("trouble")),
        row.getString("origin"),
        row.getBoolean("stale_told"));
  }

  /** PostgreSQL keeps no NUL in a text. */
  private static String plain(String text) {
    return text.replace("\0", "");
  }
}
