package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.check.Busy;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Looks into ledgers of this server for answers that somebody waits for: in turn with traces, since
 * a ledger may fill much of the memory, and not for long.
 */
public final class LedgerLooks implements AutoCloseable {
  private static final int MOST_WAITING = 5;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final ExecutorService queue;
  private final Shelves shelves;
  private final Duration longest;
  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final Set<TraceRun> runs = ConcurrentHashMap.newKeySet();

  LedgerLooks(ExecutorService queue, Shelves shelves) {
    this(queue, shelves, LONGEST);
  }

  LedgerLooks(ExecutorService queue, Shelves shelves, Duration longest) {
    this.queue = queue;
    this.shelves = shelves;
    this.longest = longest;
  }

  /**
   * Reads a ledger, and has something found out of it.
   *
   * @param name of the ledger
   * @param chain that it is of (EIP-155)
   * @param what finds it out, of the ledger and the files that it was read from
   * @throws UnreadableInput where there is no such ledger, or it cannot be read or is too large
   * @throws Busy where others are before it, or it takes longer than somebody waits
   */
  public <T> T look(String name, long chain, BiFunction<Ledger, List<LedgerFiles.Input>, T> what) {
    shelves.ledgers().of(name);
    if (!places.tryAcquire()) {
      throw new Busy("Ledgers are being read for " + MOST_WAITING + " others; ask again later");
    }
    TraceRun run = new TraceRun(shelves, Directory.SHIPPED);
    runs.add(run);
    try {
      return waited(run, queue.submit(() -> run.look(name, chain, what)));
    } catch (RejectedExecutionException e) {
      throw new Busy("The server is being stopped; ask again later");
    } finally {
      runs.remove(run);
      places.release();
    }
  }

  private <T> T waited(TraceRun run, Future<T> answer) {
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      run.end("Nobody waits for it.");
      answer.cancel(false); // where it has not begun
      throw new Busy(
          "The ledger could not be read within "
              + longest.toSeconds()
              + " seconds, because it is large or traces are before it; ask again later, or use the"
              + " command countersign screen on a machine of its own");
    } catch (InterruptedException e) {
      run.end("Nobody waits for it.");
      Thread.currentThread().interrupt();
      throw new Busy("The server is being stopped; ask again later");
    } catch (ExecutionException e) {
      throw refused(e.getCause());
    }
  }

  private static RuntimeException refused(@Nullable Throwable why) {
    return switch (why) {
      case UnreadableInput e -> e;
      case WatchedLedger.Ended e -> new Busy("The server is being stopped; ask again later");
      case OutOfMemoryError e ->
          new UnreadableInput("The ledger does not fit into this server's memory");
      case RuntimeException e -> e;
      case null, default -> new IllegalStateException(why);
    };
  }

  /** Ends what is at hand. */
  @Override
  public void close() {
    runs.forEach(run -> run.end("The server was stopped."));
  }
}
