package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.RandomLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What will be asked for is read beforehand, and changes nothing of what is told. */
@Timeout(60)
class PrefetchTest {
  private static final long CACHE = 8 << 20;
  private static final List<Entry> ENTRIES =
      new RandomLedger(3, 9, 2, 1_000_000).wide().entries(700, true);

  @TempDir private Path temporary;

  @BeforeEach
  void load() {
    try (LedgerStore store = LedgerStore.open(temporary, RandomLedger.COIN, CACHE);
        Loading loading = store.load(Progress.NONE)) {
      ENTRIES.forEach(loading::add);
      loading.finish();
    }
  }

  @Test
  void asksWhoIsKnownOfThoseWhoGetSomethingAtThePositions() throws InterruptedException {
    try (StoreLedger ledger = StoreLedger.open(temporary, CACHE)) {
      Set<Integer> asked = ConcurrentHashMap.newKeySet();
      Set<Integer> expected = ConcurrentHashMap.newKeySet();
      ledger.transaction(67).moves().forEach(move -> expected.add(move.to()));
      ledger.transaction(64).moves().forEach(move -> expected.add(move.to()));
      ledger.expect(64, 0b1001, (account, asset) -> !asked.add(account));
      while (asked.size() < expected.size()) {
        Thread.sleep(5);
      }
      assertThat(asked).isEqualTo(expected);
    }
  }

  @Test
  void tellsTheSameBeforeAndWhileAndAfterItReadsAhead() {
    try (StoreLedger ledger = StoreLedger.open(temporary, CACHE)) {
      for (int round = 0; round < 3; round++) {
        for (long first = 0; first + 64 < ledger.size(); first += 64) {
          ledger.expect(first, -1, (account, asset) -> false);
        }
        SameAsInMemory.check(ledger, ENTRIES);
      }
    }
  }

  @Test
  void endsWhileThereIsMuchToRead() {
    for (int round = 0; round < 20; round++) {
      StoreLedger ledger = StoreLedger.open(temporary, CACHE);
      for (int i = 0; i < 100; i++) {
        ledger.expect(64L * (i % 10), -1, (account, asset) -> false);
      }
      ledger.close();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(one -> one.isAlive() && one.getName().equals("ledger-prefetch"));
  }

  @Test
  void outlivesOneThatCannotBeRead() {
    try (StoreLedger ledger = StoreLedger.open(temporary, CACHE)) {
      ledger.expect(64_000_000, -1, (account, asset) -> false);
      Ledger.Known nobody = (account, asset) -> false;
      for (int i = 0; i < 200; i++) {
        ledger.expect(0, -1, nobody);
      }
      SameAsInMemory.check(ledger, ENTRIES);
    }
  }
}
