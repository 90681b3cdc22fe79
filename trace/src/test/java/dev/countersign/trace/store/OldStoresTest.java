package dev.countersign.trace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Stores that the programs of earlier versions made, each with the same 140 transactions. */
class OldStoresTest {
  private static final long CACHE = 8 << 20;
  private static final Asset COIN = new Asset.Native(1);
  private static final int THERE = 140;

  @TempDir private Path temporary;

  /** What is in them, and more of the same behind that. */
  private static List<Entry> entries(int version, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long price = (i + 1L) * 1_000_000_007L;
      boolean priced = i >= (version == 1 ? THERE : 70);
      entries.add(
          new Entry(
              i / 4,
              i % 4,
              Bytes.fromHex("0x%064x".formatted(i + 1), "A hash"),
              1_700_000_000L + i / 4 * 12L,
              Optional.of(account(i % 7)),
              BigInteger.valueOf(21_000L * price),
              priced ? OptionalLong.of(price) : OptionalLong.empty(),
              List.of(
                  new Entry.Moved(
                      account(i % 7),
                      account(i % 11 + 3),
                      COIN,
                      BigInteger.valueOf(1_000_000L * (i + 5))),
                  new Entry.Moved(
                      account(i % 5),
                      account(i % 13),
                      new Asset.Token(1, Address.of(account(99))),
                      BigInteger.TEN.pow(i % 30)))));
    }
    return entries;
  }

  private static String account(int number) {
    return "0x%040x".formatted(0xa000 + number);
  }

  private Path unpacked(int version) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("s"));
    try (InputStream packed =
            Objects.requireNonNull(
                OldStoresTest.class.getResourceAsStream("/store/version-" + version + ".zip"));
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        Files.write(folder.resolve(file.getName()), zip.readAllBytes());
      }
    }
    return folder;
  }

  private static void check(Path folder, List<Entry> entries) {
    try (StoreLedger ledger = StoreLedger.open(folder, CACHE)) {
      SameAsInMemory.check(ledger, entries);
      assertThat(ledger.inputs()).containsExactly("abc 7 transactions.csv");
    }
  }

  private static Path mark(Path folder) {
    return folder.resolve("COUNTERSIGN-LEDGER");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void areReadAsTheyAre(int version) throws IOException {
    Path folder = unpacked(version);
    check(folder, entries(version, THERE));
    try (StoreLedger ledger = StoreLedger.open(folder, CACHE)) {
      assertThat(ledger.said()).isEmpty();
    }
    assertThat(mark(folder)).hasContent("A ledger of countersign, version " + version);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void areGoneOnWith(int version) throws IOException {
    Path folder = unpacked(version);
    List<Entry> all = entries(version, 300);
    try (LedgerStore store = LedgerStore.open(folder, COIN, CACHE)) {
      assertThat(mark(folder))
          .as("no older program reads what is written now")
          .hasContent("A ledger of countersign, version 4");
      try (Loading loading = store.load(Progress.NONE, 5, 100)) {
        all.subList(50, 200).forEach(loading::add);
        loading.finish();
        assertThat(loading.known()).isEqualTo(THERE - 50);
      }
      store.append(all.subList(200, 300));
    }
    check(folder, all);
    logged(folder, THERE / 4);
    try (LedgerStore store = LedgerStore.open(folder, COIN, CACHE)) {
      store.undoFrom(20);
    }
    check(folder, all.subList(0, 80));
    logged(folder, 20);
    try (LedgerStore store = LedgerStore.open(folder, COIN, CACHE)) {
      store.append(all.subList(80, 100));
    }
    logged(folder, 20);
  }

  private static void logged(Path folder, long block) {
    try (StoreLedger ledger = StoreLedger.open(folder, CACHE)) {
      assertThat(ledger.loggedFrom()).as("no logs are there before").hasValue(block);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void areLeftAsTheyAreByALoadOfAnotherChain(int version) throws IOException, RocksDBException {
    Path folder = unpacked(version);
    for (Asset other : List.of(new Asset.Native(56), new Asset.Bitcoin())) {
      assertThatThrownBy(() -> LedgerStore.open(folder, other, CACHE))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("is of another chain");
    }
    assertThat(mark(folder)).hasContent("A ledger of countersign, version " + version);
    try (Options options = new Options()) {
      assertThat(RocksDB.listColumnFamilies(options, folder.toString()))
          .as("tables that an older program would refuse")
          .hasSize(7);
    }
    check(folder, entries(version, THERE));
  }
}
