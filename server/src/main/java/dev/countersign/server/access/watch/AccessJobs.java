package dev.countersign.server.access.watch;

import dev.countersign.server.access.Responses;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.own.JournalEvents;
import dev.countersign.server.access.own.PageEvents;
import dev.countersign.server.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;

/** What is done by itself with events: kept, watched, answered and forgotten. */
public final class AccessJobs implements AutoCloseable {
  private final Jobs jobs;

  /**
   * Begins.
   *
   * @param keep how long events are kept
   */
  public AccessJobs(
      EventWatch watch,
      JournalEvents journal,
      PageEvents pages,
      Responses responses,
      EventStore events,
      Duration keep,
      InstantSource clock) {
    this.jobs = new Jobs(clock);
    jobs.every(
        Duration.ofMillis(300),
        "watch events around accounts",
        () -> {
          if (watch.round()) {
            journal.round();
            responses.answer();
          }
        });
    jobs.every(Duration.ofSeconds(1), "keep which pages are read", pages::keep);
    jobs.every(
        Duration.ofHours(1),
        "forget events around accounts",
        () -> events.forget(clock.instant().minus(keep)));
  }

  @Override
  public void close() {
    jobs.close();
  }
}
