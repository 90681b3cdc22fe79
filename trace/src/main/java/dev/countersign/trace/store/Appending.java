package dev.countersign.trace.store;

/** Puts sorted postings behind those that are there. */
record Appending(ListWriter lists) implements Gathered.Taker {
  @Override
  public void group(long key, int many) {
    lists.begin(key);
  }

  @Override
  public void posting(long position, byte[] details, int from, int end) {
    lists.add(position, details, from, end);
  }

  @Override
  public void done() {
    lists.end();
  }
}
