package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads a store finds it whole while files of it come and go. */
@Timeout(120)
class ReadWhileWrittenTest {
  private static final long CACHE = 1 << 20;

  @TempDir private Path temporary;

  @Test
  void isOpenedAgainAndAgain() {
    List<Entry> entries = new RandomLedger(5, 40, 3, 1_000_000).entries(3_000, true);
    try (LedgerStore store = LedgerStore.open(temporary, RandomLedger.COIN, CACHE)) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(store, entries));
      int opened = 0;
      while (!writing.isDone()) {
        try (Database read = new Database(temporary, true, CACHE, false)) {
          assertThat(read.folder()).isEqualTo(temporary);
          opened++;
        }
      }
      writing.join();
      assertThat(opened).isGreaterThan(10);
    }
  }

  /** In many batches, each of which makes files. */
  private static void write(LedgerStore store, List<Entry> entries) {
    try (Loading loading = store.load(Progress.NONE, 1_000, 100)) {
      entries.forEach(loading::add);
      loading.finish();
    }
  }
}
