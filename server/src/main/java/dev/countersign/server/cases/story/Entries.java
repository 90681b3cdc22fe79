package dev.countersign.server.cases.story;

import dev.countersign.model.json.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Entries of the journal about some things. */
final class Entries {
  /** The most of one question: the newest are taken. */
  private static final int MOST = 500;

  private final JdbcClient jdbc;

  Entries(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  record Entry(long number, Instant at, String kind, String subject, JsonNode body) {
    String key() {
      return "journal/" + number;
    }

    /** A text of the body; empty where it has none. */
    String text(String name) {
      return body.path(name).asString("");
    }

    /** What stands behind the slash of the subject. */
    String id() {
      return subject.substring(subject.indexOf('/') + 1);
    }
  }

  List<Entry> about(Collection<String> subjects, Instant from, Instant to, String... kinds) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select number, at, kind, subject, body from journal
            where subject = any(:subjects) and kind = any(:kinds) and at between :from and :to
            order by number desc limit :most
            """)
        .param("subjects", subjects.toArray(String[]::new))
        .param("kinds", kinds)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("most", MOST)
        .query((row, index) ->
            new Entry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                Json.parse(row.getString("body"), "The body")))
        .list();
  }
}
