package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads what a trace is about to ask for, in threads of its own, so that it is in memory by then.
 * There are as many as may ask the store at once. What they do not get to is read by who asks.
 */
final class Prefetch implements AutoCloseable {
  private static final int WAITING = 64;
  private static final Task END = new Task(0, 0, (account, asset) -> true);

  private record Task(long first, long bits, Ledger.Known known) {
    private boolean isEnd() {
      return bits == 0;
    }
  }

  private final StoreLedger ledger;
  private final BlockingQueue<Task> waiting = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean begun;
  private List<Thread> threads = List.of();
  private boolean closed;

  Prefetch(StoreLedger ledger) {
    this.ledger = ledger;
  }

  /** Some positions will be followed soon; see {@link Ledger#expect}. */
  void expect(long first, long bits, Ledger.Known known) {
    if (!begun) {
      begin();
    }
    // Where the queue is full, it is behind: then what is asked for is read by who asks.
    boolean taken = waiting.offer(new Task(first, bits, known));
    if (!taken) {
      waiting.poll();
    }
  }

  private synchronized void begin() {
    if (!begun && !closed) {
      List<Thread> some = new ArrayList<>();
      for (int i = 0; i < ledger.reading().askers(); i++) {
        some.add(Thread.ofPlatform().daemon().name("ledger-prefetch").start(this::run));
      }
      threads = List.copyOf(some);
      begun = true;
    }
  }

  private void run() {
    try {
      for (Task task = waiting.take(); !task.isEnd(); task = waiting.take()) {
        read(task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Whoever asks for the same meets the same, and can say it.
      waiting.clear();
    }
  }

  private void read(Task task) {
    TransferPage page = ledger.page(task.first / TransferPage.ROOM);
    for (long rest = task.bits; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      for (int move = page.firstMove(i); move < page.firstMove(i + 1); move++) {
        int account = page.to(move);
        int asset = page.asset(move);
        if (!task.known.isKnown(account, asset)) {
          ledger.postings().prefetch(account, asset, task.first + i);
        }
      }
    }
  }

  /** Ends it; nothing is being read when this returns. */
  @Override
  public void close() {
    List<Thread> running;
    synchronized (this) {
      closed = true;
      running = threads;
    }
    waiting.clear();
    boolean interrupted = false;
    for (Thread one : running) {
      while (one.isAlive()) {
        waiting.offer(END);
        try {
          one.join(10);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
