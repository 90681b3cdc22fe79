package dev.countersign.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Labels;
import dev.countersign.intel.list.LabelFiles;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.file.Given;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.practice.PracticeLedger;
import dev.countersign.trace.report.WholeReport;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace on Cassandra is the one on RocksDB and in memory: the whole report, to the unit. */
class SameReportTest {
  private static final Asset COIN = new Asset.Native(1);

  @TempDir private Path folder;

  private static void load(LedgerStore store, LedgerFiles.Entries entries) {
    try (store;
        Loading loading = store.load(Progress.NONE)) {
      entries.entries().forEach(loading::add);
      loading.finish();
    }
  }

  /** By every method; the same ledger with as many partitions of postings as chunks, or fewer. */
  private void same(Path tables, Path names, String place, int chunks) {
    Labels labels = LabelFiles.read(List.of(names));
    LedgerFiles.Entries entries =
        LedgerFiles.entries(List.of(tables), Given.chain(1), any -> Optional.empty());
    Path rocks = folder.resolve("rocks-" + place);
    StoreAddress address = RealNode.empty();
    load(LedgerStore.open(rocks, COIN, 8 << 20), entries);
    load(CassandraStore.write(address, COIN, chunks), entries);
    Ledger memory = LedgerFiles.read(List.of(tables), Given.chain(1)).ledger();
    try (StoreLedger onRocks = StoreLedger.open(rocks, 8 << 20);
        StoreLedger onCassandra = CassandraStore.read(address)) {
      for (Method method : Method.values()) {
        String word = method.name().toLowerCase(Locale.ROOT);
        String expected = WholeReport.of(onRocks, labels, word);
        assertThat(expected).contains("resting").isEqualTo(WholeReport.of(memory, labels, word));
        assertThat(WholeReport.of(onCassandra, labels, word)).isEqualTo(expected);
      }
      assertThat(onCassandra.said()).isEqualTo(onRocks.said());
    }
  }

  @Test
  void ofTheTheftThatIsShippedAsAnExample() {
    same(Path.of("../examples/ledger"), Path.of("../examples/ledger-labels.csv"), "example", 1);
  }

  @Test
  void ofAnotherTheftInMoreTraffic() throws IOException {
    Path tables = folder.resolve("tables");
    Path names = folder.resolve("labels.csv");
    PracticeLedger.write(tables, names, 7, 6_000);
    same(tables, names, "other", 1024);
  }
}
