package dev.countersign.server.requester;

import dev.countersign.server.requester.Practised.Act;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What counts of exercises, out of the database. */
final class ExerciseParts {
  private final JdbcClient jdbc;

  ExerciseParts(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  List<Practised> of(UUID person, Instant now) {
    List<Act> acts =
        jdbc.sql(
                "select acted_at, read_at from exercise where person = :person"
                    + " and standing = 'acted' order by acted_at")
            .param("person", person)
            .query((row, index) -> {
              Timestamp read = row.getTimestamp("read_at");
              return new Act(
                  row.getTimestamp("acted_at").toInstant(), read == null ? null : read.toInstant());
            })
            .list();
    return Practised.of(acts, now);
  }
}
