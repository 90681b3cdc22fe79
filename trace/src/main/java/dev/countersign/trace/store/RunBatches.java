package dev.countersign.trace.store;

/**
 * Batches of a load into RocksDB: their postings are left in files, which are sorted together in
 * the end.
 */
final class RunBatches implements Batches {
  private final Database database;
  private final Runs runs;

  /** Goes on after so many files that wait to be sorted. */
  RunBatches(Database database, int begun) {
    this.database = database;
    this.runs = new Runs(database.folder());
    runs.removeFrom(begun);
  }

  @Override
  public void write(Encoder.Sealed sealed, int number) {
    try (Writes writes = sealed.writes()) {
      runs.write(number, sealed.postings());
      sealed.prints().forEach(prints -> prints.put(writes));
      writes.put(Family.META, Keys.HEAD, sealed.head().packed());
      database.write(writes, false);
      database.flush();
    }
  }

  @Override
  public void finish(int count, Progress progress) {
    try (StoreLedger all = new StoreLedger(database, () -> {})) {
      if (all.covered() != all.size()) {
        try (Merge merge = new Merge(database, runs)) {
          merge.run(count, all, all.covered() > 0, progress::sorted);
        }
      }
    }
  }

  @Override
  public void clear(Writes writes) {
    database.write(writes, true);
    runs.removeFrom(0);
  }
}
