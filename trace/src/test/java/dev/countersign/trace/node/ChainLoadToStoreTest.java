package dev.countersign.trace.node;

import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.taint.RandomLedger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Loads into a store on disk. */
class ChainLoadToStoreTest extends ChainLoads {
  @TempDir private Path temporary;
  private @Nullable LedgerStore store;

  @Override
  BlockStore blocks() {
    LedgerStore opened = LedgerStore.open(temporary.resolve("s"), RandomLedger.COIN, 8 << 20);
    store = opened;
    return new StoreBlocks(opened);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }
}
