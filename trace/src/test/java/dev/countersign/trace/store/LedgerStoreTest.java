package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.block.BlockLog;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store holds what a ledger in memory holds, however it was filled. */
class LedgerStoreTest {
  private static final long CACHE = 8 << 20;

  @TempDir private Path temporary;

  private static List<Entry> entries(long seed, int transactions) {
    return new RandomLedger(seed, 4 + (int) seed % 9, 1 + (int) seed % 3, 1_000_000)
        .wide()
        .entries(transactions, seed % 2 == 0);
  }

  private LedgerStore open(String name) {
    return LedgerStore.open(temporary.resolve(name), RandomLedger.COIN, CACHE);
  }

  private static void load(LedgerStore store, List<Entry> entries) {
    // Small batches, and not all names in memory.
    try (Loading loading = store.load(Progress.NONE, 5, 300)) {
      entries.forEach(loading::add);
      loading.finish();
    }
  }

  private void check(String name, List<Entry> entries) {
    try (StoreLedger ledger = StoreLedger.open(temporary.resolve(name), CACHE)) {
      SameAsInMemory.check(ledger, entries);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void holdsWhatWasLoadedAtOnce(long seed) {
    List<Entry> entries = entries(seed, 700);
    try (LedgerStore store = open("s")) {
      load(store, entries);
    }
    check("s", entries);
  }

  @Test
  void holdsAnAccountWithManyTransactions() {
    List<Entry> entries = new RandomLedger(1, 3, 1, 1_000_000_000).wide().entries(3_000, true);
    try (LedgerStore store = open("s")) {
      load(store, entries.subList(0, 2_000));
      load(store, entries);
    }
    check("s", entries);
  }

  @Test
  void aLoadCanBeFinishedAgainAndAgain() {
    List<Entry> entries = entries(3, 700);
    try (LedgerStore store = open("s");
        Loading loading = store.load(Progress.NONE, 5, 300)) {
      for (int from = 0; from < 700; from += 100) {
        entries.subList(from, from + 100).forEach(loading::add);
        loading.finish();
        check("s", entries.subList(0, from + 100));
      }
    }
    check("s", entries);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void holdsWhatWasAddedInParts(long seed) {
    List<Entry> entries = entries(seed, 600);
    Random random = new Random(seed);
    try (LedgerStore store = open("s")) {
      int at = 0;
      while (at < entries.size()) {
        int end = Math.min(entries.size(), at + 1 + random.nextInt(150));
        if (random.nextInt(3) == 0) {
          // Some of it is there already, which makes no difference.
          load(store, entries.subList(random.nextInt(at + 1), end));
        } else {
          store.append(entries.subList(at, end));
        }
        at = end;
        if (random.nextInt(3) == 0) {
          try (StoreLedger ledger = store.ledger()) {
            SameAsInMemory.check(ledger, entries.subList(0, at));
          }
        }
      }
    }
    check("s", entries);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void takesTheLastBlocksBack(long seed) {
    // Most accounts are new in what is taken back.
    List<Entry> entries = new RandomLedger(seed, 1_500, 3, 1_000).wide().entries(500, true);
    List<Entry> others = new ArrayList<>(entries.subList(0, 300));
    others.addAll(
        new RandomLedger(seed + 77, 1_500, 3, 1_000).entries(500, true).subList(300, 450));
    try (LedgerStore store = open("s")) {
      load(store, entries);
      store.undoFrom(150);
      try (StoreLedger ledger = store.ledger()) {
        SameAsInMemory.check(ledger, entries.subList(0, 450));
      }
      store.undoFrom(100);
      store.append(others.subList(300, 360));
      store.undoFrom(110);
      store.undoFrom(5_000);
      store.append(others.subList(330, 400));
      load(store, others);
    }
    check("s", others);
    try (LedgerStore store = open("s")) {
      store.undoFrom(0);
      assertThat(store.size()).isZero();
      load(store, entries);
    }
    check("s", entries);
  }

  @Test
  void finishesALoadThatEndedBetweenItsLastTwoSteps() {
    List<Entry> entries = entries(4, 300);
    Path folder = temporary.resolve("s");
    try (LedgerStore store = open("s")) {
      load(store, entries);
    }
    // As a kill leaves it after the postings were taken in, and before the head says so.
    try (Database database = new Database(folder, false, CACHE, false);
        Reading reading = database.reading();
        Writes batch = database.writes()) {
      Head head = Head.of(reading.need(Family.META, Keys.HEAD));
      Head before =
          new Head(
              head.size(),
              head.accounts(),
              head.assets(),
              3,
              head.block(),
              head.index(),
              head.hash());
      batch.put(Family.META, Keys.HEAD, before.packed());
      database.write(batch, true);
    }
    assertThatThrownBy(() -> StoreLedger.open(folder, CACHE))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is half loaded");
    try (LedgerStore store = open("s")) {
      assertThatThrownBy(() -> store.append(List.of())).hasMessageContaining("is half loaded");
      load(store, entries);
    }
    check("s", entries);
  }

  @Test
  void showsWhatWasThereWhenItWasOpened() {
    List<Entry> entries = entries(3, 300);
    try (LedgerStore store = open("s")) {
      store.append(entries.subList(0, 200));
      try (StoreLedger before = store.ledger()) {
        store.undoFrom(40);
        store.append(entries.subList(120, 300));
        SameAsInMemory.check(before, entries.subList(0, 200));
      }
    }
    check("s", entries);
  }

  @Test
  void refusesWhatIsOlderThanWhatIsThere() {
    List<Entry> entries = entries(1, 90);
    try (LedgerStore store = open("s")) {
      load(store, entries.subList(30, 60));
      assertThatThrownBy(() -> load(store, entries))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("of block 0 is not in the store, which goes to block 19 already");
      assertThatThrownBy(() -> store.append(entries.subList(59, 61)))
          .hasMessageContaining("of block 19 is not in the store");
      assertThatThrownBy(() -> load(store, List.of(entries.get(61), entries.get(60))))
          .hasMessageContaining("is there twice, or out of order behind block 20");
      load(store, entries.subList(30, 90));
    }
    check("s", entries.subList(30, 90));
  }

  @Test
  void refusesATransactionThatIsThereWithOtherMoves() {
    List<Entry> entries = entries(1, 30);
    Entry there = entries.get(7);
    Entry other =
        new Entry(
            there.block(),
            there.index(),
            there.hash(),
            there.time(),
            there.payer(),
            there.fee(),
            List.of());
    try (LedgerStore store = open("s")) {
      load(store, entries);
      assertThatThrownBy(() -> load(store, List.of(other)))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("is in the store with other moves or another fee");
    }
    check("s", entries);
  }

  @Test
  void takesLogsOfWhatIsThereAndNoOthersInTheirPlace() {
    List<Entry> entries = entries(2, 300);
    List<Entry> logged = entries.stream().filter(one -> one.logs().size() > 1).toList();
    assertThat(logged).isNotEmpty();
    try (LedgerStore store = open("s")) {
      load(store, entries.stream().map(one -> one.withLogs(List.of())).toList());
      try (StoreLedger ledger = store.ledger()) {
        assertThat(ledger.said()).isEmpty();
      }
      // Some of a transaction's come first, the rest later; what is there is no harm.
      load(store, entries.stream().map(one -> one.withLogs(some(one.logs()))).toList());
      load(store, entries);
      load(store, entries.stream().map(one -> one.withLogs(List.of())).toList());
    }
    check("s", entries);
    BlockLog there = logged.getFirst().logs().getFirst();
    EventLog other =
        new EventLog(there.log().contract(), there.log().topics(), Bytes.of(new byte[7]));
    Entry changed = logged.getFirst().withLogs(List.of(new BlockLog(there.index(), other)));
    try (LedgerStore store = open("s")) {
      assertThatThrownBy(() -> load(store, List.of(changed)))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("is in the store with another log " + there.index());
    }
    check("s", entries);
  }

  private static List<BlockLog> some(List<BlockLog> logs) {
    return logs.subList(logs.size() / 2, logs.size());
  }

  @Test
  void refusesAnotherChainsStore() {
    open("s").close();
    assertThatThrownBy(() -> LedgerStore.open(temporary.resolve("s"), new Asset.Native(137), CACHE))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is of another chain");
  }

  @Test
  void refusesAStoreThatIsInUse() {
    try (LedgerStore store = open("s")) {
      assertThat(store.size()).isZero();
      assertThatThrownBy(() -> open("s"))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("is in use by another process");
    }
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws IOException {
    Files.writeString(temporary.resolve("letter.txt"), "Dear");
    assertThatThrownBy(() -> LedgerStore.open(temporary, RandomLedger.COIN, CACHE))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is no ledger store, and not empty");
    assertThatThrownBy(() -> StoreLedger.open(temporary, CACHE))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is no ledger store");
    assertThat(temporary).isDirectoryContaining("glob:**letter.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "5"})
  void refusesAnotherVersion(String version) throws IOException {
    open("s").close();
    Path mark = temporary.resolve("s/COUNTERSIGN-LEDGER");
    Files.writeString(mark, Files.readString(mark).replace("version 4", "version " + version));
    assertThatThrownBy(() -> StoreLedger.open(temporary.resolve("s"), CACHE))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is of version " + version)
        .hasMessageContaining(version.equals("0") ? "load it anew" : "needs a newer countersign");
    assertThatThrownBy(() -> open("s")).hasMessageContaining("is of version " + version);
    Files.writeString(mark, "");
    assertThatThrownBy(() -> open("s")).hasMessageContaining("it was cut short");
  }

  /** With balances at each sixteenth position, as older versions wrote them. */
  @Test
  void goesOnWithAStoreWhoseBalancesAreFartherApart() throws Exception {
    List<Entry> entries = entries(2, 600);
    try (LedgerStore store = open("s")) {
      assertThat(store.size()).isZero();
    }
    try (Database database = new Database(temporary.resolve("s"), false, 1 << 20, false)) {
      database.db().delete(database.handle(Family.META), Keys.GROUP);
    }
    Path mark = temporary.resolve("s/COUNTERSIGN-LEDGER");
    Files.writeString(mark, Files.readString(mark).replace("version 4", "version 2"));
    try (LedgerStore store = open("s")) {
      load(store, entries.subList(0, 300));
    }
    check("s", entries.subList(0, 300));
    try (LedgerStore store = open("s")) {
      load(store, entries.subList(0, 500));
      store.append(entries.subList(500, 600));
    }
    check("s", entries);
    try (LedgerStore store = open("s")) {
      store.undoFrom(entries.get(450).block());
    }
    long block = entries.get(450).block();
    check("s", entries.stream().filter(entry -> entry.block() < block).toList());
    try (LedgerStore store = open("s")) {
      load(store, entries);
    }
    check("s", entries);
    try (StoreLedger ledger = StoreLedger.open(temporary.resolve("s"), 1 << 20)) {
      assertThat(ledger.postings().group()).isEqualTo(16);
    }
  }

  @Test
  void refusesAStoreThatWasCutShort() throws IOException {
    try (LedgerStore store = open("s")) {
      load(store, entries(2, 500));
    }
    List<Path> tables;
    try (Stream<Path> files = Files.list(temporary.resolve("s"))) {
      tables = files.filter(file -> file.toString().endsWith(".sst")).sorted().toList();
    }
    assertThat(tables).hasSizeGreaterThan(3);
    for (Path table : tables) {
      byte[] whole = Files.readAllBytes(table);
      try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
        file.setLength(whole.length - 10);
      }
      assertThatThrownBy(() -> StoreLedger.open(temporary.resolve("s"), CACHE))
          .as(table.toString())
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("is damaged or was cut short");
      Files.write(table, whole);
    }
    check("s", entries(2, 500));
  }
}
