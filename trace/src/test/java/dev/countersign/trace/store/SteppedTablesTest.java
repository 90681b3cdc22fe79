package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store in a database that writes rows one by one is as whole as one in RocksDB. */
class SteppedTablesTest {
  private final MemoryTables tables = new MemoryTables();

  private static List<Entry> entries(long seed, int transactions) {
    return new RandomLedger(seed, 7, 2, 1_000_000).wide().entries(transactions, true);
  }

  private LedgerStore open() {
    return LedgerStore.open(tables, RandomLedger.COIN);
  }

  private static void load(LedgerStore store, List<Entry> entries) {
    try (Loading loading = store.load(Progress.NONE, 5, 300)) {
      entries.forEach(loading::add);
      loading.finish();
    }
  }

  private void check(List<Entry> entries) {
    try (StoreLedger ledger = StoreLedger.open(tables)) {
      SameAsInMemory.check(ledger, entries);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void holdsWhatWasLoadedAndAdded(long seed) {
    List<Entry> entries = RandomLedger.logged(entries(seed, 700));
    try (LedgerStore store = open()) {
      load(store, entries.subList(0, 300));
      load(store, entries.subList(200, 600));
      store.append(entries.subList(600, 700));
    }
    check(entries);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 40, 90, 120, 160, 200, 300, 500, 700})
  void whatWasCutShortIsNotSeenAndGoesOn(int writes) {
    List<Entry> entries = RandomLedger.logged(entries(4, 500));
    try (LedgerStore store = open()) {
      load(store, entries.subList(0, 150));
    }
    endIn(writes, () -> load(open(), entries));
    check(entries.subList(0, 150));
    try (LedgerStore store = open()) {
      load(store, entries);
    }
    check(entries);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 40, 90, 120, 140, 160, 180})
  void whatWasCutShortLeavesNothingToAnother(int writes) {
    List<Entry> entries = RandomLedger.logged(entries(5, 400));
    try (LedgerStore store = open()) {
      load(store, entries.subList(0, 150));
    }
    // Every third of them, so that other accounts get other positions.
    List<Entry> others =
        IntStream.range(150, 400).filter(at -> at % 3 == 0).mapToObj(entries::get).toList();
    endIn(writes, () -> open().append(others));
    check(entries.subList(0, 150));
    try (LedgerStore store = open()) {
      store.append(entries.subList(150, 400));
    }
    check(entries);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 30, 60, 100, 130})
  void whatIsTakenBackIsGoneWhenItIsCutShort(int writes) {
    List<Entry> entries = RandomLedger.logged(entries(6, 400));
    try (LedgerStore store = open()) {
      load(store, entries);
    }
    long block = entries.get(250).block();
    List<Entry> left = entries.stream().filter(entry -> entry.block() < block).toList();
    endIn(writes, () -> open().undoFrom(block));
    try (LedgerStore store = open()) {
      store.undoFrom(block);
    }
    check(left);
    try (LedgerStore store = open()) {
      store.append(entries.subList(left.size(), 400));
    }
    check(entries);
  }

  private void endIn(int writes, Runnable what) {
    tables.endAfter(writes);
    assertThatThrownBy(what::run).hasMessageContaining("ended");
    assertThat(tables.hasEnded()).isTrue();
    tables.revive();
  }

  @Test
  void aFirstLoadThatIsNotFinishedIsSaid() {
    List<Entry> entries = entries(7, 400);
    endIn(300, () -> load(open(), entries));
    assertThatThrownBy(() -> StoreLedger.open(tables))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("memory is half loaded");
  }

  @Test
  void aLoadCanBeFinishedAgainAndAgain() {
    List<Entry> entries = entries(3, 700);
    try (LedgerStore store = open();
        Loading loading = store.load(Progress.NONE, 5, 300)) {
      for (int from = 0; from < 700; from += 100) {
        entries.subList(from, from + 100).forEach(loading::add);
        loading.finish();
        check(entries.subList(0, from + 100));
      }
    }
    check(entries);
  }

  @Test
  void readsWhatWasThereWhileMoreIsLoaded() {
    List<Entry> entries = RandomLedger.logged(entries(8, 600));
    try (LedgerStore store = open()) {
      load(store, entries.subList(0, 200));
    }
    try (StoreLedger before = StoreLedger.open(tables)) {
      try (LedgerStore store = open();
          Loading loading = store.load(Progress.NONE, 5, 300)) {
        entries.forEach(loading::add);
        check(entries.subList(0, 200));
        loading.finish();
      }
      SameAsInMemory.check(before, entries.subList(0, 200));
    }
    check(entries);
  }
}
