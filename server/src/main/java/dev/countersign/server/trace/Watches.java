package dev.countersign.server.trace;

import dev.countersign.gate.known.Directory;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.nodes.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The traces whose blocks this server reads. A trace that nobody is at, because its server was
 * stopped or is no longer heard of, is taken over with what it had told.
 */
public final class Watches implements AutoCloseable {
  /** So many traces of nodes go on at a time, on all servers of a database together. */
  public static final int MOST = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration UNRECORDED = Duration.ofSeconds(10);
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final UUID server = UUID.randomUUID();
  private final TraceStore traces;
  private final WatchStore watches;
  private final Shelves shelves;
  private final Supplier<Directory> directory;
  private final Nodes nodes;
  private final JournalStore journal;
  private final Clock clock;
  private final Room room;
  private final Semaphore looks = new Semaphore(1);
  private final Map<UUID, Thread> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Watches that read from those nodes, and take no more than that room. */
  Watches(
      TraceStore traces,
      WatchStore watches,
      Shelves shelves,
      Supplier<Directory> directory,
      Nodes nodes,
      JournalStore journal,
      Clock clock,
      Room room) {
    this.traces = traces;
    this.watches = watches;
    this.shelves = shelves;
    this.directory = directory;
    this.nodes = nodes;
    this.journal = journal;
    this.clock = clock;
    this.room = room;
  }

  /** The same in a third of this server's memory. */
  public static Watches ofThisServer(
      TraceStore traces,
      WatchStore watches,
      Shelves shelves,
      Supplier<Directory> directory,
      Nodes nodes,
      JournalStore journal,
      Clock clock) {
    return new Watches(
        traces, watches, shelves, directory, nodes, journal, clock, Room.ofThisServer());
  }

  /** Takes on what nobody is at. */
  public void tend() {
    for (boolean more = true; more && !closed; ) {
      Instant now = clock.instant();
      Optional<Traced> next = watches.take(server, now.minus(SILENCE), now).flatMap(traces::find);
      next.ifPresent(this::begin);
      more = next.isPresent();
    }
  }

  /**
   * One that this server is at already only was not heard of, as when its clock was put forward.
   */
  private void begin(Traced traced) {
    running.computeIfAbsent(
        traced.id(), id -> Thread.ofVirtual().name("watch " + id).start(() -> run(traced)));
  }

  /** The nodes that can be asked for. */
  public Nodes nodes() {
    return nodes;
  }

  /** What is kept of open traces. */
  public WatchStore store() {
    return watches;
  }

  private void run(Traced traced) {
    WatchedBlocks blocks = new WatchedBlocks(room);
    AtomicBoolean over = new AtomicBoolean();
    try {
      WatchDiary diary = new WatchDiary(traced, server, traces, watches, journal, clock);
      try {
        Watch watch = watch(traced, diary, blocks);
        Thread.ofVirtual().name("beats of a trace").start(() -> beat(traced.id(), watch, over));
        follow(watch, diary);
      } catch (WatchedLedger.Ended e) {
        if (!Watch.LEFT.equals(e.getMessage())) {
          diary.end(
              TraceState.STOPPED,
              diary.hasLooked()
                  ? "It was closed, and stands as it was then."
                  : "It was stopped before there was a result.",
              false);
        }
      } catch (UnreadableInput e) {
        diary.end(TraceState.FAILED, e.sentence() + ".", diary.hasLooked());
      } catch (WatchedBlocks.Full e) {
        diary.end(TraceState.FAILED, full(blocks), true);
      } catch (OutOfMemoryError e) {
        blocks.clear();
        diary.end(TraceState.FAILED, "It did not fit into this server's memory.", true);
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn(
          "the trace {} could not be followed and is tried again: {}", traced.id(), e.toString());
    } catch (RuntimeException e) {
      LOG.error("a trace failed", e);
      failed(traced);
    } finally {
      over.set(true);
      blocks.clear();
      leave(traced.id());
      running.remove(traced.id());
    }
  }

  private Watch watch(Traced traced, WatchDiary diary, WatchedBlocks blocks) {
    Following following = Following.of(traced.asked(), shelves, directory.get());
    return new Watch(traced.node().orElseThrow(), following, nodes, diary, blocks, looks);
  }

  private void follow(Watch watch, WatchDiary diary) {
    while (true) {
      Duration rest = UNRECORDED;
      try {
        Optional<Duration> next = watch.round();
        if (next.isEmpty()) {
          diary.end(TraceState.FAILED, "It was followed to the last block.", false);
          return;
        }
        rest = next.get();
      } catch (DataAccessException | TransactionException e) { // the blocks stay where they are
        LOG.warn("a trace could not be recorded, which is tried again: {}", e.toString());
      }
      long end = System.nanoTime() + rest.toNanos();
      while (System.nanoTime() < end && !watch.isEnded()) {
        pause(Duration.ofMillis(200));
      }
    }
  }

  private void beat(UUID id, Watch watch, AtomicBoolean over) {
    while (!over.get()) {
      try {
        if (closed) {
          watch.end(Watch.LEFT);
        } else {
          Optional<Boolean> stop = watches.beat(id, server, clock.instant());
          if (stop.isEmpty()) {
            watch.end(Watch.LEFT);
          } else if (stop.get()) {
            watch.end("It was closed.");
          }
        }
      } catch (DataAccessException e) {
        LOG.debug("the database does not hear of the trace {}: {}", id, e.toString());
      }
      pause(BEAT);
    }
  }

  private static String full(WatchedBlocks blocks) {
    return "The blocks up to "
        + blocks.height()
        + " hold as much as this server has room for; ask again from a later block, or use the"
        + " command countersign trace.";
  }

  private void failed(Traced traced) {
    try {
      new WatchDiary(traced, server, traces, watches, journal, clock)
          .end(TraceState.FAILED, "The server failed; its log says where. Please report it.", true);
    } catch (DataAccessException | TransactionException e) {
      LOG.error("the end of the trace {} could not be recorded: {}", traced.id(), e.toString());
    }
  }

  private void leave(UUID id) {
    try {
      watches.leave(id, server);
    } catch (DataAccessException e) {
      LOG.debug("the trace {} could not be left: {}", id, e.toString());
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves what is at hand to whoever takes it next, and takes no more on. */
  @Override
  public void close() {
    closed = true;
    long end = System.nanoTime() + TO_END.toNanos();
    while (!running.isEmpty() && System.nanoTime() < end) {
      pause(Duration.ofMillis(50));
    }
  }
}
