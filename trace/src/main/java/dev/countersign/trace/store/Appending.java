package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

  private static Appending to(StoreLedger there, Puts puts) {
    return new Appending(
        new ListWriter(
            there,
            there.postings().group(),
            (key, value) -> puts.put(Family.POSTINGS, key, value)));
  }

  /**
   * Adds a batch's postings.
   *
   * @param there what was there before the batch
   * @param hands so many threads look at once what was there; with one it is this thread
   */
  static void all(StoreLedger there, Gathered postings, Puts puts, int hands) {
    if (hands == 1) {
      postings.sorted(to(there, puts));
      return;
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            hands, Thread.ofPlatform().daemon().name("ledger-lists-", 0).factory())) {
      List<Future<?>> parts = new ArrayList<>();
      for (Gathered.Slice slice : postings.slices(4 * hands)) {
        parts.add(threads.submit(() -> slice.give(to(there, puts))));
      }
      for (Future<?> part : parts) {
        await(part);
      }
    }
  }

  /** Waits for what another thread does, and says what went wrong there. */
  static void await(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnreadableInput said) {
        throw said;
      }
      throw new IllegalStateException("the writer failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the load was interrupted", e);
    }
  }
}
