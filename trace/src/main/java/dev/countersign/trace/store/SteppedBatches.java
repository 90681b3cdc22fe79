package dev.countersign.trace.store;

/**
 * Batches of a load into a database that is not beside the load: each is put in order at once, so
 * that nothing lies on this machine that the next load would need.
 */
final class SteppedBatches implements Batches {
  private final Tables tables;

  SteppedBatches(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void write(Encoder.Sealed sealed, int number) {
    try (StoreLedger there = new StoreLedger(tables, () -> {});
        Writes writes = sealed.writes()) {
      sealed.prints().forEach(prints -> prints.put(writes));
      Appending.all(there, sealed.postings(), writes, tables.hands());
      if (!there.isHalfLoaded() && there.size() > 0) {
        writes.put(Family.META, Keys.WHOLE, there.head().packed());
      }
      writes.put(Family.META, Keys.HEAD, sealed.head().packed());
      writes.put(Family.POSTINGS, Keys.COVERED, Merge.covered(sealed.head().size()));
      tables.write(writes, true);
    }
  }

  @Override
  public void finish(int count, Progress progress) {}

  @Override
  public void clear(Writes writes) {
    writes.delete(Family.META, Keys.WHOLE);
    tables.write(writes, true);
  }
}
