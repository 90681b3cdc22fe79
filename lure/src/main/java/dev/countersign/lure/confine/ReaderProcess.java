package dev.countersign.lure.confine;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.AnswerJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
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
  private volatile List<String> notes = List.of();

  /** Starts the spare when it is time, if there is to be one. */
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
    Duration first = settings.spare();
    if (first != null && first.isZero()) {
      refill();
    } else if (first != null) {
      var _ = clock.schedule(this::refill, first.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * The answer to what was handed in: the child's, or a hold that says why there is none. Blocks up
   * to the turn and the limit of the settings. Never throws.
   */
  public Answer answer(Company company, Content handedIn) {
    return answerWithAll(company, handedIn).settled();
  }

  /** The same with its indicators also where nothing was found. */
  public Answer answerWithAll(Company company, Content handedIn) {
    return answer(new Request(company, handedIn), this::take);
  }

  /**
   * The answer to a file of any size. One of more than 64 MiB is not held in memory: the child is
   * given the opened file.
   *
   * @param name what the file is called in the answer
   * @throws IOException when there is no such file, it is a folder or a device, or can't be read
   */
  public Answer answer(Company company, Path file, String name) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    long size = Files.size(file);
    if (size <= Request.MOST) {
      return answer(company, Content.of(name, Files.readAllBytes(file)));
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    Request request = new Request(company, new Content(name, new byte[0], size, false));
    return answer(request, () -> ReaderChild.start(main, request, file)).settled();
  }

  /**
   * What the last child said is weaker about its confinement than it could be, each a sentence,
   * such as a kernel without Landlock; empty where nothing is, or nothing was read yet.
   */
  public List<String> notes() {
    return notes;
  }

  /** Where a child comes from. */
  @FunctionalInterface
  private interface Start {
    ReaderChild child() throws IOException;
  }

  private Answer answer(Request request, Start start) {
    Content handedIn = request.content();
    try {
      if (!turns.tryAcquire(settings.turn().toMillis(), TimeUnit.MILLISECONDS)) {
        return Unread.answer(handedIn, Fault.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Unread.answer(handedIn, Fault.CLOSED);
    }
    try {
      return read(request, start);
    } finally {
      turns.release();
      refill();
    }
  }

  /**
   * A child that ended before it was asked is no fault of the report: another is tried, once. What
   * ends because this is closed is told as that.
   */
  private Answer read(Request request, Start start) {
    Reading reading = once(request, start);
    if (!reading.asked() && !closed) {
      reading = once(request, start);
    }
    return reading.fault() != null && closed
        ? Unread.answer(request.content(), Fault.CLOSED)
        : reading.answer();
  }

  /** What came of one child. */
  private record Reading(boolean asked, @Nullable Fault fault, Answer answer) {
    static Reading failed(boolean asked, Request request, Fault fault) {
      return new Reading(asked, fault, Unread.answer(request.content(), fault));
    }
  }

  private Reading once(Request request, Start start) {
    if (closed) {
      return Reading.failed(true, request, Fault.CLOSED);
    }
    try (ReaderChild child = start.child()) {
      busy.add(child);
      try {
        ScheduledFuture<?> end =
            clock.schedule(child::late, settings.limit().toMillis(), TimeUnit.MILLISECONDS);
        Reading reading =
            closed ? Reading.failed(true, request, Fault.CLOSED) : ask(child, request);
        end.cancel(false);
        return reading;
      } catch (RejectedExecutionException e) { // it was closed in between
        return Reading.failed(true, request, Fault.CLOSED);
      } finally {
        busy.remove(child);
      }
    } catch (IOException e) {
      return Reading.failed(false, request, Fault.NOT_STARTED);
    }
  }

  private Reading ask(ReaderChild child, Request request) {
    DataInputStream in = child.output();
    Confined confined;
    try {
      confined = Reply.ready(in);
    } catch (IOException e) {
      boolean late = child.fault() == Fault.TOO_LONG;
      return Reading.failed(late, request, late ? Fault.TOO_LONG : Fault.NOT_STARTED);
    }
    notes = confined.notes();
    if (!confined.whole() && Confinement.supported()) {
      return Reading.failed(true, request, Fault.NOT_CONFINED);
    }
    return switch (child.ask(request, in)) {
      case Reply.Failed(Fault fault) -> Reading.failed(true, request, fault);
      case Reply.Text(String json) -> understood(request, json, confined);
    };
  }

  /** What a child says is as little believed as what it read: it must be an answer, exactly. */
  private static Reading understood(Request request, String json, Confined confined) {
    try {
      Answer answer = AnswerJson.read(Json.parse(json, "The answer"));
      return new Reading(
          true, null, confined.whole() ? answer : Unread.with(answer, confined.notes()));
    } catch (UnreadableInput | IllegalArgumentException e) {
      return Reading.failed(true, request, Fault.NO_SENSE);
    }
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
    if (settings.spare() == null || closed || spare.get() != null) {
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
