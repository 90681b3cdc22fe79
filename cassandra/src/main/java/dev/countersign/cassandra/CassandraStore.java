package dev.countersign.cassandra;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.store.StoredOutputs;
import java.util.Optional;

/** Opens stores in Cassandra. Each has a connection of its own, which is closed with it. */
public final class CassandraStore {
  private CassandraStore() {}

  /**
   * Opens a store to write to it, and makes it where there is none. One process at a time can; one
   * that was killed is waited for, half a minute at the most.
   *
   * @param coin what its chain takes fees in
   * @throws UnreadableInput where the cluster cannot be reached, or the store is of another chain
   *     or layout, or being written to
   */
  public static LedgerStore write(StoreAddress address, Asset coin) {
    return write(address, coin, Partitions.CHUNKS);
  }

  /**
   * @param chunks so many of an account and asset are in one partition
   */
  static LedgerStore write(StoreAddress address, Asset coin, int chunks) {
    return LedgerStore.open(tables(address, chunks), coin);
  }

  /** The tables to write to. */
  static CassandraTables tables(StoreAddress address, int chunks) {
    Connection connection = Connection.open(address);
    try {
      Schema.make(connection);
      Statements statements = new Statements(connection);
      Lease lease = new Lease(statements, Lease.SECONDS);
      try {
        if (!Schema.check(connection)) {
          Schema.note(statements);
        }
        return new CassandraTables(connection, statements, lease, chunks);
      } catch (RuntimeException e) {
        lease.close();
        throw e;
      }
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Opens a store to read it, which may be loaded on at the same time: what was there when it was
   * opened is seen.
   *
   * @throws UnreadableInput where the cluster cannot be reached, there is no store, it is of
   *     another layout, or nothing but a half load is there
   */
  public static StoreLedger read(StoreAddress address) {
    return StoreLedger.open(
        there(address)
            .orElseThrow(() ->
                new UnreadableInput(
                    "There is no ledger in "
                        + address
                        + "; load one with countersign ledger load "
                        + address
                        + " FILE…")));
  }

  /**
   * Makes a keyspace with one copy of everything, as on a single node: for demos and tests. What
   * must last is in one with three, made by whoever runs the cluster.
   */
  public static void makeKeyspace(StoreAddress address) {
    Connection.makeKeyspace(address);
  }

  /** Outputs that a store of Bitcoin has; none where there is no store. */
  public static StoredOutputs outputs(StoreAddress address) {
    return there(address).map(StoredOutputs::of).orElseGet(StoredOutputs::none);
  }

  private static Optional<CassandraTables> there(StoreAddress address) {
    Connection connection = Connection.open(address);
    try {
      if (!Schema.isThere(connection) || !Schema.check(connection)) {
        connection.close();
        return Optional.empty();
      }
      Statements statements = new Statements(connection);
      return Optional.of(new CassandraTables(connection, statements, null, Partitions.CHUNKS));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }
}
