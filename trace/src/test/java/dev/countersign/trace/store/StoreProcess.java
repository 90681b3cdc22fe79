package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.taint.RandomLedger;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** A process of its own that writes to a store, so that it can be killed. */
final class StoreProcess {
  static final long CACHE = 8 << 20;
  private static final int BATCH = 1_200;

  private StoreProcess() {}

  static List<Entry> entries() {
    return new RandomLedger(5, 40, 3, 1_000_000).wide().entries(4_000, true);
  }

  static List<Payment> payments() {
    return BitcoinStoreTest.payments(5, 2_500);
  }

  /** Starts it, with a command before its own. */
  static Process start(String work, Path store, String... before) throws IOException {
    // Each start would copy the library out of its jar, which a limit of files' sizes forbids.
    Path library = store.resolveSibling(Environment.getJniLibraryFileName("rocksdb"));
    if (!Files.exists(library)) {
      try (InputStream inside =
          RocksDB.class.getClassLoader().getResourceAsStream(library.getFileName().toString())) {
        Files.copy(inside, library);
      }
    }
    List<String> words = new ArrayList<>(List.of(before));
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.library.path=" + library.getParent(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            StoreProcess.class.getName(),
            work,
            store.toString()));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(new File(store + ".out"))
        .start();
  }

  /** Loads, or adds block by block, taking some back now and then. */
  public static void main(String[] args) {
    boolean bitcoin = args[0].equals("load-bitcoin");
    try (LedgerStore store =
        LedgerStore.open(Path.of(args[1]), bitcoin ? Payment.COIN : RandomLedger.COIN, CACHE)) {
      if (bitcoin) {
        try (Loading loading = store.load(Progress.NONE, 200, BATCH)) {
          payments().forEach(loading::add);
          loading.finish();
        }
        return;
      }
      List<Entry> entries = entries();
      if (args[0].equals("load")) {
        try (Loading loading = store.load(Progress.NONE, 1 << 20, BATCH)) {
          entries.forEach(loading::add);
          loading.finish();
        }
      } else {
        for (int round = 0; store.size() < entries.size(); round++) {
          int at = (int) store.size();
          store.append(entries.subList(at, Math.min(entries.size(), at + 60)));
          if (round % 4 == 3) {
            store.undoFrom(store.lastBlock().orElseThrow() - 9);
          }
        }
      }
    } catch (UnreadableInput e) {
      System.out.println(e.sentence());
      System.exit(2);
    }
  }
}
