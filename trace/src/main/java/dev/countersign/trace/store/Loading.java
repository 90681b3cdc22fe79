package dev.countersign.trace.store;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.ledger.Entry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A load of much into a store. Batches are written while the next ones are made, each as a whole.
 * However it ends, the next load goes on after the last batch that is whole.
 */
public final class Loading implements AutoCloseable {
  /** So many postings make a batch. */
  static final int BATCH = 2_500_000;

  private final Tables tables;
  private final Runnable renew;
  private final Progress progress;
  private final int batch;
  private final Batches batches;
  private final StoreLedger there;
  private final Known known;
  private final LateLogs late;
  private final Numbers numbers;
  private final Encoder encoder;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("ledger-writer").factory());
  private @Nullable Future<?> writing;
  private StoreLedger fresh;
  private int runCount;
  private long before;

  Loading(Tables tables, Runnable renew, long names, Progress progress, int batch) {
    this.tables = tables;
    this.renew = renew;
    this.progress = progress;
    this.batch = batch;
    this.there = new StoreLedger(tables, () -> {});
    this.fresh = there;
    this.runCount = there.head().runs();
    this.batches =
        tables instanceof Database database
            ? new RunBatches(database, runCount)
            : new SteppedBatches(tables);
    this.known = new Known(there);
    this.late = new LateLogs(tables, there);
    this.numbers = new Numbers(there, names, true);
    this.encoder = new Encoder(tables, there, numbers);
  }

  /**
   * One more transaction; one that is there already is left out.
   *
   * @param entry in order with the ones before
   * @throws UnreadableInput where it is out of order, or is there otherwise
   */
  public void add(Entry entry) {
    if (there.head().isBefore(entry)) {
      mustFollow(entry);
      encoder.add(entry);
      handOverWhereFull();
    } else {
      late.add(known.check(entry), entry);
      before++;
    }
  }

  /**
   * One more of Bitcoin, likewise.
   *
   * @throws UnreadableInput likewise, and where it spends what the store has otherwise, or as spent
   */
  public void add(Payment payment) {
    Entry entry = payment.entry();
    if (there.head().isBefore(entry)) {
      mustFollow(entry);
      encoder.add(payment, entry);
      handOverWhereFull();
    } else {
      known.check(payment, entry);
      before++;
    }
  }

  private void mustFollow(Entry entry) {
    if (!encoder.head().isBefore(entry)) {
      throw new UnreadableInput(
          "Transaction "
              + entry.hash().toHex()
              + " of block "
              + entry.block()
              + " is there twice, or out of order behind block "
              + encoder.head().block());
    }
  }

  private void handOverWhereFull() {
    if (encoder.postings() >= batch) {
      handOver();
    }
  }

  /** How many of the transactions that were added were there already. */
  public long known() {
    return before;
  }

  private void handOver() {
    await();
    int number = runCount++;
    Encoder.Sealed sealed = encoder.seal(runCount);
    writing = writer.submit(() -> write(sealed, number));
    if (numbers.isFull()) {
      await(); // what is forgotten must be in the store
      StoreLedger old = fresh;
      fresh = new StoreLedger(tables, () -> {});
      numbers.settle(fresh);
      if (old != there) {
        old.close();
      }
    }
  }

  private void write(Encoder.Sealed sealed, int number) {
    batches.write(sealed, number);
    progress.loaded(sealed.head().size() - there.size(), before);
  }

  private void await() {
    Future<?> one = writing;
    writing = null;
    if (one != null) {
      Appending.await(one);
    }
  }

  /**
   * The store is whole when this returns, with all that was added. More may be added behind it, and
   * is not seen before it is finished too.
   */
  public void finish() {
    late.flush();
    if (encoder.postings() > 0 || encoder.head().size() > there.size()) {
      handOver();
    }
    await();
    batches.finish(runCount, progress);
    if (runCount > 0) {
      try (StoreLedger all = new StoreLedger(tables, () -> {});
          Writes writes = tables.writes()) {
        writes.put(Family.META, Keys.HEAD, all.head().whole().packed());
        batches.clear(writes);
      }
      runCount = 0;
    }
    renew.run();
  }

  /** Ends it; what was not finished is gone on with by the next load. */
  @Override
  public void close() {
    try {
      await();
    } finally {
      writer.close();
      encoder.close();
      late.close();
      if (fresh != there) {
        fresh.close();
      }
      there.close();
      renew.run();
    }
  }
}
