package dev.countersign.server.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, each on a thread of its own, until it is closed: one that fails is tried again, and
 * one that waits for a slow node delays no other.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  /** From then on it is told that a job takes long. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final Duration LONGEST_REST = Duration.ofMinutes(1);
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final List<Job> all = new CopyOnWriteArrayList<>();

  /** Jobs whose troubles are dated by that clock. */
  public Jobs(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What is wrong with a job.
   *
   * @param since when it failed for the first time since it last went well, or began to take long
   * @param why a sentence's end, without secrets of its own
   */
  public record Trouble(String job, Instant since, String why) {}

  /**
   * Runs a job at once, and again so long after each time that it ended; after as long as it took,
   * where it took longer, but no more than a minute.
   */
  public void every(Duration pause, String name, Runnable work) {
    begun(pause, name, work);
  }

  /**
   * The same for a job that can be woken.
   *
   * @return runs it at once, or once more as soon as it ends where it runs just now; returns
   *     without waiting for it
   */
  public Runnable woken(Duration pause, String name, Runnable work) {
    return begun(pause, name, work)::wake;
  }

  private Job begun(Duration pause, String name, Runnable work) {
    Job job = new Job(name, work);
    all.add(job);
    job.begin(pause);
    return job;
  }

  /** The jobs that fail or take long, as of now. */
  public List<Trouble> troubles() {
    List<Trouble> troubles = new ArrayList<>();
    all.forEach(job -> job.trouble().ifPresent(troubles::add));
    return troubles;
  }

  private final class Job {
    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService thread;
    private @Nullable Future<?> next;
    private @Nullable Instant begun;
    private @Nullable Trouble failing;
    private Duration pause = Duration.ZERO;
    private boolean runs;
    private boolean onceMore;

    Job(String name, Runnable work) {
      this.name = name;
      this.work = work;
      this.thread =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofVirtual().name("job: " + name).factory());
    }

    synchronized void begin(Duration every) {
      pause = every;
      runs = true;
      thread.execute(() -> once(every));
    }

    synchronized void wake() {
      if (runs) {
        onceMore = true;
      } else if (next != null && next.cancel(false)) {
        begin(pause);
      }
    }

    synchronized void end() {
      if (next != null) {
        next.cancel(false);
      }
      thread.shutdown();
    }

    private void once(Duration pause) {
      runs();
      long begins = System.nanoTime();
      once();
      Duration took = Duration.ofNanos(System.nanoTime() - begins);
      Duration rest = took.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : took;
      again(pause, rest.compareTo(pause) > 0 ? rest : pause);
    }

    private synchronized void runs() {
      runs = true;
      onceMore = false;
    }

    private synchronized void again(Duration pause, Duration after) {
      runs = false;
      if (thread.isShutdown()) {
        return;
      }
      if (onceMore) {
        begin(pause);
      } else {
        next = thread.schedule(() -> once(pause), after.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private void once() {
      begins();
      try {
        work.run();
        ended(null);
      } catch (RuntimeException | Error e) { // else it would never run again
        LOG.warn("the job \"{}\" failed and is tried again: {}", name, e.toString());
        ended(e);
      }
    }

    private synchronized void begins() {
      begun = clock.instant();
    }

    private synchronized void ended(@Nullable Throwable failure) {
      begun = null;
      if (failure == null) {
        failing = null;
      } else {
        Instant since = failing == null ? clock.instant() : failing.since;
        String said = failure.getMessage();
        String why = said == null ? failure.getClass().getSimpleName() : said.strip();
        failing = new Trouble(name, since, "it fails and is tried again: " + why);
      }
    }

    synchronized Optional<Trouble> trouble() {
      Instant at = begun;
      return at != null && clock.instant().isAfter(at.plus(LONG))
          ? Optional.of(new Trouble(name, at, "it has not ended yet"))
          : Optional.ofNullable(failing);
    }
  }

  /** Waits for the jobs at hand, and runs no more. */
  @Override
  public void close() {
    all.forEach(Job::end);
    long end = System.nanoTime() + TO_END.toNanos();
    try {
      for (Job job : all) {
        if (!job.thread.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          job.thread.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      all.forEach(job -> job.thread.shutdownNow());
      Thread.currentThread().interrupt();
    }
  }
}
