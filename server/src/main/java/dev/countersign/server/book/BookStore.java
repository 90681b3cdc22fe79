package dev.countersign.server.book;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The book in the database. Whoever writes does so in a deciding transaction. */
public final class BookStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public BookStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All that is listed, the oldest first. */
  public List<BookEntry> all() {
    return jdbc.sql(
            "select id, part, value, listed_at from book_entry where removed_at is null"
                + " order by id")
        .query(BookStore::entry)
        .list();
  }

  /** The listed entry with that number. */
  public Optional<BookEntry> find(long id) {
    return jdbc.sql(
            "select id, part, value, listed_at from book_entry"
                + " where id = :id and removed_at is null")
        .param("id", id)
        .query(BookStore::entry)
        .optional();
  }

  /** Lists an entry; one that is listed already stays as it is. */
  public void list(String part, JsonNode value, Instant at) {
    jdbc.sql(
            "insert into book_entry (part, value, listed_at) values (:part, :value, :at)"
                + " on conflict do nothing")
        .param("part", part)
        .param("value", CanonicalJson.of(value))
        .param("at", Timestamp.from(at))
        .update();
    touch();
  }

  /** Takes an entry out. */
  public void remove(long id, Instant at) {
    jdbc.sql("update book_entry set removed_at = :at where id = :id and removed_at is null")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
    touch();
  }

  private void touch() {
    jdbc.sql("update installation set book_version = book_version + 1").update();
  }

  /** Grows with every change of what is known. */
  public long version() {
    return jdbc.sql("select book_version from installation").query(Long.class).single();
  }

  private static BookEntry entry(ResultSet row, int index) throws SQLException {
    return new BookEntry(
        row.getLong("id"),
        row.getString("part"),
        Json.parse(row.getString("value"), "An entry of the book"),
        row.getTimestamp("listed_at").toInstant());
  }
}
