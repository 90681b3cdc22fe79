package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /health}: whether a balancer should send requests here. It tells nothing else. */
@RestController
public final class HealthApi {
  private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);
  private static final int SECONDS_TO_ANSWER = 2;

  private final DataSource source;

  /** An API before that database. */
  public HealthApi(DataSource source) {
    this.source = source;
  }

  /** 200 where decisions can be written to the database, 503 with {@code Retry-After} where not. */
  @GetMapping("/health")
  public ResponseEntity<String> health() {
    return decides()
        ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body("ready"))
        : ResponseEntity.status(503)
            .header("Retry-After", "5")
            .contentType(MediaType.APPLICATION_JSON)
            .body(body("database-away"));
  }

  /** A copy that may only be read has the journal too, and decides nothing. */
  private boolean decides() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS_TO_ANSWER);
      try (ResultSet answer =
          statement.executeQuery(
              "select not pg_is_in_recovery() and exists (select from journal_tail)")) {
        return answer.next() && answer.getBoolean(1);
      }
    } catch (SQLException e) {
      LOG.debug("the database does not answer: {}", e.toString());
      return false;
    }
  }

  private static String body(String state) {
    return Json.compact(Json.object().put("state", state));
  }
}
