package dev.countersign.server.lure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real database. */
class ReportStoreTest {
  private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

  @TempDir private Path folder;
  private CrashingPostgres postgres;
  private Database database;
  private ReportStore reports;

  @BeforeEach
  void start() {
    postgres = CrashingPostgres.start(Prepared.in(folder.resolve("database")));
    database = Database.open(postgres.url(), null, null);
    reports = new ReportStore(database.source());
  }

  @AfterEach
  void stop() {
    database.close();
    postgres.close();
  }

  @Test
  void leavesWhatHasJustComeInToWhoeverTookItIn() {
    UUID id = report();
    assertThat(reports.waiting(NOW.plusSeconds(1), 10)).isEmpty();
    assertThat(reports.waiting(NOW.plusSeconds(6), 10)).containsExactly(id);
    assertThat(reports.take(id, NOW.plusSeconds(1))).contains(1);
    assertThat(reports.waiting(NOW.plusSeconds(6), 10)).as("somebody reads it").isEmpty();
  }

  private UUID report() {
    UUID id = UUID.randomUUID();
    var handed = new Handed(Way.API, "machine/a", null, "", "a.txt", null, false);
    byte[] bytes = "a strange offer".getBytes(StandardCharsets.UTF_8);
    assertThat(reports.add(id, handed, Kept.of(bytes), List.of(), NOW)).isTrue();
    return id;
  }
}
