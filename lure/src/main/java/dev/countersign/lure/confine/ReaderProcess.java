package dev.countersign.lure.confine;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.AnswerJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has reports read by confined processes, one for each report, and answers whatever becomes of
 * them. For any number of threads.
 */
public final class ReaderProcess implements AutoCloseable {
  private final ReaderSettings settings;
  private final String main;
  private final Semaphore turns;
  private final Set<ReaderChild> busy = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable ReaderChild> spare = new AtomicReference<>();
  private final ScheduledThreadPoolExecutor clock;
  private volatile boolean closed;

  /** Starts the spare, if there is to be one. */
  public ReaderProcess(ReaderSettings settings) {
    this(settings, ReaderMain.class.getName());
  }

  /** With children that run another main class. */
  ReaderProcess(ReaderSettings settings, String main) {
    this.settings = settings;
    this.main = main;
    this.turns = new Semaphore(settings.atOnce(), true);
    this.clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("reader-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    refill();
  }

  /**
   * The answer to what was handed in: the child's, or a hold that says why there is none. Blocks up
   * to the turn and the limit of the settings. Never throws.
   */
  public Answer answer(Company company, Content handedIn) {
    try {
      if (!turns.tryAcquire(settings.turn().toMillis(), TimeUnit.MILLISECONDS)) {
        return Unread.answer(handedIn, Fault.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Unread.answer(handedIn, Fault.CLOSED);
    }
    try {
      return read(new Request(company, handedIn));
    } finally {
      turns.release();
      refill();
    }
  }

  /** A child that ended before it was asked is no fault of the report: another is tried, once. */
  private Answer read(Request request) {
    Reading first = once(request);
    Reading last = first.asked() || closed ? first : once(request);
    return last.answer();
  }

  private record Reading(boolean asked, Answer answer) {}

  private Reading once(Request request) {
    if (closed) {
      return new Reading(true, Unread.answer(request.content(), Fault.CLOSED));
    }
    try (ReaderChild child = take()) {
      busy.add(child);
      ScheduledFuture<?> end =
          clock.schedule(child::late, settings.limit().toMillis(), TimeUnit.MILLISECONDS);
      try {
        return ask(child, request);
      } finally {
        end.cancel(false);
        busy.remove(child);
      }
    } catch (IOException e) {
      return new Reading(false, Unread.answer(request.content(), Fault.NOT_STARTED));
    }
  }

  private Reading ask(ReaderChild child, Request request) {
    DataInputStream in = child.output();
    Confined confined;
    try {
      confined = child.ready(in);
    } catch (IOException e) {
      Fault fault = child.fault() == Fault.TOO_LONG ? Fault.TOO_LONG : Fault.NOT_STARTED;
      return new Reading(fault == Fault.TOO_LONG, Unread.answer(request.content(), fault));
    }
    if (!confined.whole() && Confinement.supported()) {
      return new Reading(true, Unread.answer(request.content(), Fault.NOT_CONFINED));
    }
    Answer answer = understood(request.content(), child.ask(request, in));
    return new Reading(true, confined.whole() ? answer : Unread.with(answer, confined.notes()));
  }

  /** What a child says is as little believed as what it read: it must be an answer, exactly. */
  private static Answer understood(Content content, Reply reply) {
    return switch (reply) {
      case Reply.Failed(Fault fault) -> Unread.answer(content, fault);
      case Reply.Text(String json) -> {
        try {
          yield AnswerJson.read(Json.parse(json, "The answer"));
        } catch (UnreadableInput | IllegalArgumentException e) {
          yield Unread.answer(content, Fault.NO_SENSE);
        }
      }
    };
  }

  private ReaderChild take() throws IOException {
    ReaderChild child = spare.getAndSet(null);
    if (child != null && child.alive()) {
      return child;
    }
    if (child != null) {
      child.close();
    }
    return ReaderChild.start(main);
  }

  /** Starts a spare where there is none. */
  private void refill() {
    if (!settings.spare() || closed || spare.get() != null) {
      return;
    }
    try {
      ReaderChild fresh = ReaderChild.start(main);
      if (!spare.compareAndSet(null, fresh)) {
        fresh.close();
      } else if (closed) {
        drop();
      }
    } catch (IOException e) {
      // Without a spare the next report starts its own, and says what is wrong if that fails too.
      spare.set(null);
    }
  }

  private void drop() {
    ReaderChild child = spare.getAndSet(null);
    if (child != null) {
      child.close();
    }
  }

  /** Ends all children; reports that are being read are answered as unread. */
  @Override
  public void close() {
    closed = true;
    drop();
    busy.forEach(ReaderChild::kill);
    clock.shutdownNow();
  }
}
