package dev.countersign.server.sink;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which findings were taken, whatever brought them. */
final class TakenStore {
  private final JdbcClient jdbc;

  TakenStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Notes findings as taken; those that were not before. */
  Set<String> fresh(Collection<String> identities, Instant at) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into finding_taken (identity, taken_at)
                select distinct unnest(cast(:all as text[])), cast(:at as timestamptz)
                on conflict do nothing returning identity
                """)
            .param("all", identities.toArray(String[]::new))
            .param("at", Timestamp.from(at))
            .query(String.class)
            .list());
  }
}
