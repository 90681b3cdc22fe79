package dev.countersign.server.sink;

import dev.countersign.server.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;

/** Reads a topic of findings by itself. */
public final class SinkJobs implements AutoCloseable {
  private final Jobs jobs;
  private final FindingSink sink;

  /** Begins. */
  public SinkJobs(FindingSink sink, InstantSource clock) {
    this.sink = sink;
    this.jobs = new Jobs(clock);
    jobs.every(Duration.ofMillis(200), "read findings of many machines", sink::round);
  }

  @Override
  public void close() {
    jobs.close();
    sink.close();
  }
}
