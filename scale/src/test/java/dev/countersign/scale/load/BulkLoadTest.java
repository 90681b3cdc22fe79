package dev.countersign.scale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.cassandra.CassandraStore;
import dev.countersign.cassandra.StoreAddress;
import dev.countersign.cassandra.node.LocalNode;
import dev.countersign.intel.label.Labels;
import dev.countersign.intel.list.LabelFiles;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.parquet.ParquetTables;
import dev.countersign.scale.cluster.Cluster;
import dev.countersign.trace.file.Given;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.report.WholeReport;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load by tasks of a real Flink into a real Cassandra, against RocksDB in this process. */
class BulkLoadTest {
  private static final int CACHE = 8 << 20;
  private static final int TRAFFIC = Integer.getInteger("load.traffic", 5_000);

  /**
   * So often a load is killed while it joins; each time the next one waits half a minute for it.
   */
  private static final int KILLS = Integer.getInteger("load.kills", 1);

  /** A node that is killed has kept what it said it had. */
  private static final Map<String, String> LASTING =
      Map.of("commitlog_sync", "batch", "commitlog_sync_period", "");

  @TempDir Path folder = Path.of("");

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String text(StoreAddress address) {
    return address + "?dc=" + LocalNode.DATA_CENTER;
  }

  @Test
  void aTaskManagerTheNodeAndTheLoadItselfThatAreKilledChangeNothingOfAnyReport() throws Exception {
    ParquetFiles files = ParquetFiles.write(folder, TRAFFIC);
    try (LocalNode node =
            LocalNode.start(
                Path.of("../cassandra-node/target/node"),
                folder.resolve("node"),
                List.of("-XX:TieredStopAtLevel=1"),
                LASTING);
        Cluster cluster =
            Cluster.withoutBroker(
                Files.createDirectories(folder.resolve("flink")), classPath(), 2, 2)) {
      StoreAddress address = node.address("bulk");
      CassandraStore.makeKeyspace(address);
      LoadProcess first = LoadProcess.start(folder, classPath(), cluster, text(address), files);
      first.awaitSaid("Staged [1-9]");
      assertThat(first.said()).doesNotContain("All ranges wait");
      cluster.killTaskManager();
      node.killAndRestart();
      first.awaitSaid("All ranges wait");
      first.kill(0);
      for (int i = 1; i < KILLS; i++) {
        LoadProcess next = LoadProcess.start(folder, classPath(), cluster, text(address), files);
        next.awaitSaid("All ranges wait|already");
        next.kill(700L * i);
      }

      BulkLoad load = load(address, files);
      if (load.size() > 0) {
        load.stage(Place.here(cluster.rest()), 2, staged -> {});
        load.join(Progress.NONE);
      }
      check(address, files);
      assertThat(load(address, files).size()).isZero();
    }
  }

  private static BulkLoad load(StoreAddress address, ParquetFiles files) {
    return BulkLoad.ofFiles(text(address), List.of(files.tables()), 1, LoadProcess.ROWS);
  }

  private void check(StoreAddress address, ParquetFiles files) {
    Labels labels = LabelFiles.read(List.of(files.labels()));
    Path rocks = folder.resolve("rocks");
    LedgerFiles.Entries entries =
        LedgerFiles.entries(
            List.of(files.tables()),
            new Given(1, any -> OptionalInt.empty(), new ParquetTables()),
            any -> Optional.empty());
    try (LedgerStore store = LedgerStore.open(rocks, new Asset.Native(1), CACHE);
        Loading loading = store.load(Progress.NONE)) {
      entries.entries().forEach(loading::add);
      loading.finish();
    }
    try (StoreLedger onRocks = StoreLedger.open(rocks, CACHE);
        StoreLedger onCassandra = CassandraStore.read(address)) {
      assertThat(onCassandra.size()).isEqualTo(onRocks.size()).isEqualTo(entries.size());
      for (Method method : Method.values()) {
        String word = method.name().toLowerCase(Locale.ROOT);
        String expected = WholeReport.of(onRocks, labels, word);
        assertThat(expected).contains("resting");
        assertThat(WholeReport.of(onCassandra, labels, word)).isEqualTo(expected);
      }
    }
  }

  @Test
  void aFileThatIsNoneIsToldBeforeAnythingIsStarted() throws Exception {
    Path broken = Files.writeString(folder.resolve("transactions.parquet"), "none");
    assertThatThrownBy(() -> FileOrigin.of(List.of(broken), 1, 100, () -> -1))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is no Parquet file that can be read to its end");
  }
}
