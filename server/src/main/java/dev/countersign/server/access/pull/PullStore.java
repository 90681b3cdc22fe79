package dev.countersign.server.access.pull;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far sources that are asked were read. */
final class PullStore {
  private final JdbcClient jdbc;

  PullStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Where one stands.
   *
   * @param cursor what is asked next
   * @param readTo everything up to then was read
   */
  record Place(URI cursor, Instant readTo) {}

  Optional<Place> of(String name) {
    return jdbc.sql("select cursor, read_to from access_pull where name = :name")
        .param("name", name)
        .query((row, index) ->
            new Place(URI.create(row.getString("cursor")), row.getTimestamp("read_to").toInstant()))
        .optional();
  }

  /** In the transaction that keeps what was read. */
  void put(String name, Place place, Instant now) {
    jdbc.sql(
            """
            insert into access_pull (name, cursor, read_to, asked_at)
            values (:name, :cursor, :to, :now)
            on conflict (name) do update set cursor = excluded.cursor, read_to = excluded.read_to,
              asked_at = excluded.asked_at
            """)
        .param("name", name)
        .param("cursor", place.cursor().toString())
        .param("to", Timestamp.from(place.readTo()))
        .param("now", Timestamp.from(now))
        .update();
  }
}
