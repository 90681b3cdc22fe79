package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.api.HealthApi;
import dev.countersign.server.guard.Draining;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

class HealthTest {
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  @TempDir private Path folder;

  @Test
  void whoeverAsksLearnsThatAServerIsReady() {
    try (Server server = Running.on(folder)) {
      assertThat(new Client(server).get("/health").body()).isEqualTo("{\"status\":\"ready\"}");
    }
  }

  @Test
  void isReadyWhileItsDatabaseAnswersAndOnlyThen() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    HealthApi first;
    HealthApi later;
    try (DataFolder data = DataFolder.open(Prepared.in(folder));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {})) {
      source.setURL(postgres.url());
      source.setUser(EmbeddedPostgres.USER);
      source.setPassword(postgres.password());
      first = new HealthApi(source, new Draining(), Clock.fixed(NOW, ZoneOffset.UTC));
      later = new HealthApi(source, new Draining(), Clock.systemUTC());
      assertThat(first.health().getStatusCode().value()).isEqualTo(200);
      assertThat(first.health().getHeaders().getCacheControl()).isEqualTo("no-store");
    }
    assertThat(first.health().getStatusCode().value()).as("asked once a second").isEqualTo(200);
    ResponseEntity<byte[]> gone = later.health();
    assertThat(gone.getStatusCode().value()).isEqualTo(503);
    assertThat(gone.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
        .isEqualTo("application/problem+json");
    assertThat(new String(gone.getBody(), StandardCharsets.UTF_8))
        .contains("does not answer")
        .doesNotContain("jdbc");
  }

  @Test
  void isNotReadyAnyMoreOnceItIsToldToEnd() throws Exception {
    Draining draining = new Draining();
    HealthApi health = new HealthApi(new PGSimpleDataSource(), draining, Clock.systemUTC());
    draining.drain(Duration.ZERO, Duration.ZERO);
    ResponseEntity<byte[]> ends = health.health();
    assertThat(ends.getStatusCode().value()).isEqualTo(503);
    assertThat(ends.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    assertThat(new String(ends.getBody(), StandardCharsets.UTF_8)).contains("about to end");
  }
}
