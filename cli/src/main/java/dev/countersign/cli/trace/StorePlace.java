package dev.countersign.cli.trace;

import dev.countersign.cassandra.CassandraStore;
import dev.countersign.cassandra.StoreAddress;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.store.StoredOutputs;
import java.nio.file.Path;

/** Where a store is: a folder, or an address of Cassandra. */
public sealed interface StorePlace {
  /** What a path makes of the two slashes in {@link StoreAddress#SCHEME}. */
  String AS_A_PATH = "cassandra:/";

  /**
   * What an argument names.
   *
   * @throws UnreadableInput where it is meant to be an address, and is none
   */
  static StorePlace of(Path argument) {
    String text = argument.toString();
    return text.startsWith(AS_A_PATH)
        ? new Cassandra(StoreAddress.of(StoreAddress.SCHEME + text.substring(AS_A_PATH.length())))
        : new Folder(argument);
  }

  /** Whether a store is meant, and no files: an address is one even if nothing is there yet. */
  boolean isStore();

  /**
   * Opens it to write, and makes it where there is none.
   *
   * @param cacheBytes so much of a folder is kept in memory
   * @throws UnreadableInput where it cannot be, with a sentence why
   */
  LedgerStore write(Asset coin, long cacheBytes);

  /**
   * Opens it to read.
   *
   * @throws UnreadableInput likewise
   */
  StoreLedger read(long cacheBytes);

  /** Outputs of Bitcoin that are there. */
  StoredOutputs outputs(long cacheBytes);

  /** RocksDB's. */
  record Folder(Path folder) implements StorePlace {
    @Override
    public boolean isStore() {
      return LedgerStore.isThere(folder);
    }

    @Override
    public LedgerStore write(Asset coin, long cacheBytes) {
      return LedgerStore.open(folder, coin, cacheBytes);
    }

    @Override
    public StoreLedger read(long cacheBytes) {
      return StoreLedger.open(folder, cacheBytes);
    }

    @Override
    public StoredOutputs outputs(long cacheBytes) {
      return StoredOutputs.of(folder, cacheBytes);
    }

    @Override
    public String toString() {
      return folder.toString();
    }
  }

  /** Cassandra's, whose driver is loaded when one is opened. */
  record Cassandra(StoreAddress address) implements StorePlace {
    @Override
    public boolean isStore() {
      return true;
    }

    @Override
    public LedgerStore write(Asset coin, long cacheBytes) {
      return CassandraStore.write(address, coin);
    }

    @Override
    public StoreLedger read(long cacheBytes) {
      return CassandraStore.read(address);
    }

    @Override
    public StoredOutputs outputs(long cacheBytes) {
      return CassandraStore.outputs(address);
    }

    @Override
    public String toString() {
      return address.toString();
    }
  }
}
