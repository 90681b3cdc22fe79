package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.report.Dossier;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where traces are asked for: one after the other is done, what came of each is kept, and both
 * stand in the journal.
 */
public final class TraceDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceDesk.class);
  private static final int MOST_AT_HAND = 10;
  private static final int OPENED = 3;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final TraceStore store;
  private final Watches watches;
  private final Shelves shelves;
  private final Supplier<Directory> directory;
  private final JournalStore journal;
  private final Clock clock;
  private final LedgerLooks looks;
  private final Map<UUID, TraceRun> runs = new ConcurrentHashMap<>();
  private final Map<Opened, Dossier> opened =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Opened, Dossier> eldest) {
          return size() > OPENED;
        }
      };

  /** A result; an open trace has another one after each look. */
  private record Opened(UUID id, long looks) {}

  /** One at a time: a ledger may fill much of the memory. */
  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("traces").factory());

  /** A desk over that store. */
  public TraceDesk(
      TraceStore store,
      Watches watches,
      Shelves shelves,
      Supplier<Directory> directory,
      JournalStore journal,
      Clock clock) {
    this.store = store;
    this.watches = watches;
    this.shelves = shelves;
    this.directory = directory;
    this.journal = journal;
    this.clock = clock;
    this.looks = new LedgerLooks(queue, shelves);
  }

  /**
   * Takes a trace on.
   *
   * @param by who asks, as the journal calls them
   * @throws UnreadableInput where its words are none, or too many wait
   */
  public UUID start(String by, Asked asked) {
    return start(by, asked, null);
  }

  /**
   * The same, of the blocks of a node.
   *
   * @param node null for a ledger of files
   */
  public UUID start(String by, Asked asked, @Nullable FromNode node) {
    TraceWords.check(asked, node);
    asked.ledger().forEach(shelves.ledgers()::of);
    asked.labels().forEach(shelves.labels()::of);
    if (node != null) {
      TraceWords.check(node, watches.nodes());
    }
    UUID id = UUID.randomUUID();
    journal.record(entries -> {
      if (node == null && store.atHand() >= MOST_AT_HAND) {
        throw new UnreadableInput(
            MOST_AT_HAND + " traces wait already; ask again when one of them has ended");
      }
      if (node != null && watches.store().atHand() >= Watches.MOST) {
        throw new UnreadableInput(
            Watches.MOST
                + " traces are read from nodes already, which is the most; close one of them, or"
                + " wait until one has ended");
      }
      store.add(id, by, journal.now(), asked, node);
      ObjectNode entry = Json.object().put("by", by).set("asked", asked.json());
      if (node != null) {
        watches.store().add(id);
        entry.set("node", node.json());
      }
      entries.add("trace-asked", subject(id), entry);
    });
    if (node == null) {
      queue.execute(() -> run(id, asked));
    }
    return id;
  }

  /**
   * Ends a trace that has not ended. An open one stays as it is then.
   *
   * @param by who wants that, as the journal calls them
   */
  public void stop(String by, UUID id) {
    journal.record(entries -> {
      if (store.askStop(id)) {
        entries.add("trace-stop-asked", subject(id), Json.object().put("by", by));
      }
    });
    TraceRun run = runs.get(id);
    if (run != null) {
      run.end("It was stopped.");
    }
  }

  /** What is kept of traces. */
  public TraceStore store() {
    return store;
  }

  /** Looks into ledgers, in turn with traces. */
  public LedgerLooks looks() {
    return looks;
  }

  /** What is known of traces that are read from nodes. */
  public Watches watches() {
    return watches;
  }

  /** What came of one, or of an open one by now. */
  public Optional<Dossier> dossier(UUID id) {
    Opened key = new Opened(id, watches.store().looks(id));
    synchronized (opened) {
      Dossier there = opened.get(key);
      if (there != null) {
        return Optional.of(there);
      }
    }
    Optional<Dossier> read = store.result(id).map(TraceResult::dossier);
    synchronized (opened) {
      read.ifPresent(dossier -> opened.put(key, dossier));
    }
    return read;
  }

  /** The same in JSON. */
  public Optional<String> json(UUID id) {
    return store.result(id).map(TraceResult::text);
  }

  /** Ends traces of servers that are no longer heard of. */
  public void endSilent() {
    for (UUID id : store.silent(clock.instant().minus(SILENCE))) {
      if (!runs.containsKey(id)) {
        ended(id, TraceState.STOPPED, "The server that did it ended before it.");
      }
    }
  }

  private void run(UUID id, Asked asked) {
    TraceRun run = new TraceRun(shelves, directory.get());
    runs.put(id, run);
    CountDownLatch over = new CountDownLatch(1);
    Thread.ofVirtual().name("beats of a trace").start(() -> beat(id, run, over));
    try {
      if (store.beat(id, TraceState.RUNNING, 0, clock.instant())) {
        done(id, run.result(asked, journal.now().truncatedTo(ChronoUnit.SECONDS)));
      } else {
        ended(id, TraceState.STOPPED, "It was stopped before it began.");
      }
    } catch (UnreadableInput e) {
      ended(id, TraceState.FAILED, e.sentence() + ".");
    } catch (WatchedLedger.Ended e) {
      ended(id, TraceState.STOPPED, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      ended(id, TraceState.FAILED, "It did not fit into this server's memory.");
    } catch (RuntimeException e) {
      LOG.error("a trace failed", e);
      ended(id, TraceState.FAILED, "The server failed; its log says where. Please report it.");
    } finally {
      over.countDown(); // an interrupt could break a connection off
      runs.remove(id);
    }
  }

  private void beat(UUID id, TraceRun run, CountDownLatch over) {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() > end) {
          run.end("It took longer than " + LONGEST.toMinutes() + " minutes.");
        } else if (!store.beat(id, TraceState.RUNNING, run.share(), clock.instant())) {
          run.end("It was stopped.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("the database does not hear of the trace {}: {}", id, e.toString());
    }
  }

  private void done(UUID id, ObjectNode result) {
    byte[] packed = TraceResult.packed(result);
    String totals = Json.compact(TraceWords.totals(result));
    journal.record(entries -> {
      boolean kept =
          store.end(id, TraceState.DONE, journal.now(), "It was followed.", totals, packed);
      if (kept) {
        entries.add("trace-ended", subject(id), TraceWords.entry(result, packed));
      }
    });
  }

  private void ended(UUID id, TraceState state, String sentence) {
    try {
      journal.record(entries -> {
        if (store.end(id, state, journal.now(), sentence, null, null)) {
          entries.add(
              "trace-ended",
              subject(id),
              Json.object().put("state", state.word()).put("sentence", sentence));
        }
      });
    } catch (RuntimeException e) {
      LOG.error("the end of the trace {} could not be recorded: {}", id, e.toString());
    }
  }

  private static String subject(UUID id) {
    return "trace/" + id;
  }

  /** Ends what is at hand, and takes no more on. */
  @Override
  public void close() {
    queue.shutdown();
    looks.close();
    runs.values().forEach(run -> run.end("The server was stopped."));
    try {
      if (!queue.awaitTermination(5, TimeUnit.SECONDS)) {
        queue.shutdownNow();
      }
    } catch (InterruptedException e) {
      queue.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
