package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.server.guard.Draining;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /health}: whether this server can decide, for balancers. Whoever asks learns that and
 * nothing more, and the database is asked once a second at most, however often they ask.
 */
@RestController
public final class HealthApi {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final Draining draining;
  private final Clock clock;
  private @Nullable Instant asked;
  private boolean ready;

  /** Over a database that was brought up to date, of a server that ends so. */
  public HealthApi(DataSource source, Draining draining, Clock clock) {
    this.jdbc = JdbcClient.create(source);
    this.draining = draining;
    this.clock = clock;
  }

  /** 200 when the database answers and can be written to, 503 when it cannot, or this ends. */
  @GetMapping("/health")
  public ResponseEntity<byte[]> health() {
    if (draining.isBegun()) {
      ResponseEntity<byte[]> ends =
          Problem.response(
              HttpStatus.SERVICE_UNAVAILABLE,
              "draining",
              "This server is about to end",
              "It still takes what comes for a moment; ask another server from now on.");
      return ResponseEntity.status(ends.getStatusCode())
          .headers(ends.getHeaders())
          .header(HttpHeaders.RETRY_AFTER, Draining.RETRY_AFTER)
          .body(ends.getBody());
    }
    return isReady()
        ? ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .contentType(MediaType.APPLICATION_JSON)
            .body(
                Json.compact(Json.object().put("status", "ready")).getBytes(StandardCharsets.UTF_8))
        : Problem.response(
            HttpStatus.SERVICE_UNAVAILABLE,
            "not-ready",
            "This server cannot decide",
            "Its database does not answer, or is a copy that can only be read; ask another server, or again in a few seconds.");
  }

  private synchronized boolean isReady() {
    Instant now = clock.instant();
    Instant last = asked;
    if (last == null || now.isBefore(last) || !now.isBefore(last.plus(FRESH))) {
      ready = answers();
      asked = now;
    }
    return ready;
  }

  private boolean answers() {
    try {
      return jdbc.sql("select not pg_is_in_recovery()").query(Boolean.class).single();
    } catch (DataAccessException e) {
      return false;
    }
  }
}
