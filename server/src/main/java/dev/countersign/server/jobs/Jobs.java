package dev.countersign.server.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs on a thread of their own, one after the other, until it is closed. */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("jobs").daemon(true).factory());

  private final List<Future<?>> running = new CopyOnWriteArrayList<>();

  /** Runs a job at once, and again so long after each time that it ended. */
  public void every(Duration pause, String name, Runnable job) {
    running.add(
        thread.scheduleWithFixedDelay(
            () -> once(name, job), 0, pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void once(String name, Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) { // else it would never run again
      LOG.warn("the job \"{}\" failed and is tried again: {}", name, e.toString());
    }
  }

  /** Waits for the job at hand, and runs no more. */
  @Override
  public void close() {
    running.forEach(job -> job.cancel(false));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
