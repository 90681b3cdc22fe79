package dev.countersign.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.store.Database;
import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class DurabilityTest {
  /** What others need not wait for is on the disk all the same before its writer goes on. */
  @Test
  void whatWasAcknowledgedIsThereAfterACrash(@TempDir Path folder) {
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.in(folder.resolve("database")));
        Database database = Database.open(postgres.url(), null, null)) {
      JournalStore journal = new JournalStore(database.source(), InstantSource.system());
      for (int round = 1; round <= 5; round++) {
        String subject = "round/" + round;
        List<Integer> acknowledged =
            IntStream.range(0, 40)
                .parallel()
                .mapToObj(number ->
                    journal.decide(entries -> {
                      entries.add("tried", subject, Json.object().put("number", number));
                      entries.releasesNothing();
                      return number;
                    }))
                .toList();
        postgres.crash();
        assertThat(kept(journal, subject)).as(subject).containsAll(acknowledged);
      }
      List<JournalEntry> all = journal.after(0, 1_000);
      assertThat(all).hasSizeGreaterThanOrEqualTo(200);
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).previous()).isEqualTo(all.get(i - 1).hash());
      }
    }
  }

  /** It would be committed with the inner one, and the outer one's entries be lost. */
  @Test
  void noDecisionIsMadeInsideOfAnother(@TempDir Path folder) {
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.in(folder.resolve("database")));
        Database database = Database.open(postgres.url(), null, null)) {
      JournalStore journal = new JournalStore(database.source(), InstantSource.system());
      assertThatThrownBy(() ->
              journal.record(entries -> {
                entries.add("outer", "round/1", Json.object());
                journal.record(inner -> inner.add("inner", "round/1", Json.object()));
              }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(journal.about("round/1")).isEmpty();
    }
  }

  /** Connections that died with the database are noticed one by one. */
  private static List<Integer> kept(JournalStore journal, String subject) {
    for (int i = 0; ; i++) {
      try {
        return journal.about(subject).stream()
            .map(entry -> Json.parse(entry.body(), "The entry").path("number").asInt())
            .toList();
      } catch (DataAccessException e) {
        if (i == 20) {
          throw e;
        }
      }
    }
  }
}
