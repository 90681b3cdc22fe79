package dev.countersign.server.access.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mapping files in the database, which all its servers read by. */
final class MappingStore {
  private final JdbcClient jdbc;

  MappingStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Which files there are, by the digest of each. */
  Map<String, String> digests() {
    Map<String, String> digests = new LinkedHashMap<>();
    jdbc.sql("select name, sha256 from access_mapping order by name")
        .query(row -> {
          digests.put(row.getString("name"), row.getString("sha256"));
        });
    return digests;
  }

  /** All of them, by name. */
  List<OwnMapping> all() {
    return jdbc.sql("select * from access_mapping order by name").query(MappingStore::own).list();
  }

  /** The one of that name. */
  Optional<OwnMapping> find(String name) {
    return jdbc.sql("select * from access_mapping where name = :name")
        .param("name", name)
        .query(MappingStore::own)
        .optional();
  }

  /** Keeps one in place of that of its name. */
  void put(OwnMapping one) {
    jdbc.sql(
            """
            insert into access_mapping (name, document, sha256, added_at, added_by, file)
            values (:name, :document, :sha256, :at, :by, :file)
            on conflict (name) do update set document = excluded.document,
              sha256 = excluded.sha256, added_at = excluded.added_at,
              added_by = excluded.added_by, file = excluded.file
            """)
        .param("name", one.name())
        .param("document", one.document())
        .param("sha256", one.sha256())
        .param("at", Timestamp.from(one.at()))
        .param("by", one.by())
        .param("file", one.file())
        .update();
  }

  /** Removes one; false where there was none. */
  boolean remove(String name) {
    return jdbc.sql("delete from access_mapping where name = :name").param("name", name).update()
        == 1;
  }

  private static OwnMapping own(ResultSet row, int index) throws SQLException {
    Instant at = row.getTimestamp("added_at").toInstant();
    return new OwnMapping(
        row.getString("name"),
        row.getString("document"),
        row.getString("sha256"),
        at,
        row.getString("added_by"),
        row.getString("file"));
  }
}
