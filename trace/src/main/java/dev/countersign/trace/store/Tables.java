package dev.countersign.trace.store;

/**
 * Where the tables of a store are: the keys and the values in them are the same everywhere
 * (decision 0019). Failures are {@link dev.countersign.model.value.UnreadableInput}, with a
 * sentence.
 */
public interface Tables extends AutoCloseable {
  /** What sentences call the store. */
  String store();

  /** What stands there now. It must be closed before the tables. */
  Reading reading();

  /** Something to be written, with nothing in it as yet. */
  Writes writes();

  /**
   * Writes something, all or nothing of it: whoever reads sees the store as its {@code head} says
   * it is, before or afterwards.
   *
   * @param now whether it is there for good when this returns; else when a later one is, or, in
   *     RocksDB, when all is flushed
   */
  void write(Writes writes, boolean now);

  /** How many threads may put balances in order at once, which reads where the last ones are. */
  default int hands() {
    return 1;
  }

  @Override
  void close();
}
