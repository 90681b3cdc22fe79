package dev.countersign.trace.store;

/** Where the batches of a load go. One is written at a time. */
interface Batches {
  /** Writes a batch, as a whole. */
  void write(Encoder.Sealed sealed, int number);

  /** All was written: puts what is left in order. */
  void finish(int count, Progress progress);

  /** The store is said to be whole: what a load left behind beside it goes. */
  void clear(Writes writes);
}
