package dev.countersign.server.sink;

import dev.countersign.server.alert.AlertDesk;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;
import dev.countersign.server.sink.FindingTaker.TakenElsewhere;
import dev.countersign.server.sink.TopicReader.Polled;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.watch.StopRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of findings on one server of a database at a time. Call {@link #round} from one
 * thread; another server goes on where it stood once it was not heard of for the length of a lease.
 */
public final class FindingSink implements Figures, AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final UUID holder = UUID.randomUUID();
  private final FindingsTopic topic;
  private final SinkStore store;
  private final DeadLetterStore letters;
  private final FindingTaker taker;
  private final InstantSource clock;
  private @Nullable TopicReader reader;
  private Instant looked = Instant.EPOCH;
  private volatile boolean here;
  private volatile long behind;

  /** Of that topic, at that desk. */
  public FindingSink(
      FindingsTopic topic,
      DataSource source,
      JournalStore journal,
      AlertDesk desk,
      StopRule stop,
      Tracing tracing,
      InstantSource clock) {
    this.topic = topic;
    this.store = new SinkStore(source, topic.name());
    this.letters = new DeadLetterStore(source);
    FindingRaiser raiser = new FindingRaiser(new TakenStore(source), desk, stop, tracing);
    this.taker = new FindingTaker(topic.name(), store, journal, letters, raiser);
    this.clock = clock;
  }

  /**
   * Takes what there is, until nothing more comes; nothing where another server reads.
   *
   * @throws RuntimeException where Kafka or the database does not answer; the next round goes on
   *     where the database says
   */
  public synchronized void round() {
    try {
      while (!Thread.currentThread().isInterrupted() && step()) {
        here = true;
      }
    } catch (TakenElsewhere e) {
      leave();
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
  }

  /** Whether there may be more at once. */
  private boolean step() {
    Instant now = clock.instant();
    if (!store.take(holder, now, now.plus(LEASE))) {
      leave();
      return false;
    }
    TopicReader open = reader;
    if (open == null) {
      open = new TopicReader(topic, store.next());
      reader = open;
    }
    here = true;
    Polled polled = open.poll();
    if (!polled.gaps().isEmpty()) {
      return keptOrLeft(taker.jump(holder, LEASE, polled.gaps()));
    }
    if (!polled.messages().isEmpty()) {
      return keptOrLeft(taker.take(holder, LEASE, polled.messages()));
    }
    look(open);
    return false;
  }

  private boolean keptOrLeft(boolean kept) {
    if (!kept) {
      leave();
    }
    return kept;
  }

  /** Without messages it is not known whether the cluster is there. */
  private void look(TopicReader open) {
    Instant now = clock.instant();
    if (now.isBefore(looked) || now.isAfter(looked.plus(LOOK))) {
      behind = open.behind();
      looked = now;
      if (open.isOutdated()) {
        leave();
      }
    }
  }

  private void leave() {
    here = false;
    TopicReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public String part() {
    return "findings";
  }

  @Override
  public void tell(Sheet sheet) {
    sheet.gauge(
        "countersign.findings.here",
        "1 where this server reads the topic of findings, 0 where another one does",
        here ? 1 : 0);
    sheet.gauge(
        "countersign.findings.behind",
        "Messages in the topic of findings that were not read when it was last looked",
        here ? (double) behind : 0);
    sheet.gauge(
        "countersign.findings.dead.letters",
        "Messages of the topic of findings that could not be taken and are open still",
        (double) letters.open(topic.name()));
  }

  /** Gives the topic to whoever takes it next. */
  @Override
  public synchronized void close() {
    leave();
    store.release(holder);
  }
}
