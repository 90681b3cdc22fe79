package dev.countersign.server.access.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.server.access.Telling;
import dev.countersign.server.finding.AccountFinding;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JournalEventsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void whoStoodStillDoesNotReadTheJournalASecondTime() {
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.in(folder.resolve("database")));
        Database database = Database.open(postgres.url(), null, null)) {
      DataSource source = database.source();
      JournalStore journal = new JournalStore(source, () -> NOON);
      JournalEvents second = reader(source, () -> NOON);
      AtomicBoolean stood = new AtomicBoolean();
      JournalEvents first =
          reader(
              source,
              () -> {
                if (stood.compareAndSet(false, true)) { // between reading and keeping
                  journal.record(entries -> entries.add("second", "it", Json.object()));
                  second.round();
                }
                return NOON;
              });
      journal.record(entries -> entries.add("first", "it", Json.object()));
      assertThatThrownBy(first::round).hasMessageContaining("another server read the journal");
      long read =
          JdbcClient.create(source)
              .sql("select number from access_journal")
              .query(Long.class)
              .single();
      assertThat(read).isEqualTo(journal.last().orElseThrow().number());
      first.round();
    }
  }

  private static JournalEvents reader(DataSource source, InstantSource clock) {
    Telling nobody =
        new Telling() {
          @Override
          public int sessionsRevoked(Person person, AccountFinding because, Instant at) {
            return 0;
          }

          @Override
          public void passkeyChanged(Person person, boolean added, String type, Instant at) {
            throw new AssertionError("no passkey changed");
          }
        };
    return new JournalEvents(source, new PeopleStore(source), nobody, clock);
  }
}
