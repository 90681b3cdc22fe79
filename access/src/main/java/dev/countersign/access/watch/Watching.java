package dev.countersign.access.watch;

import dev.countersign.access.event.AccessEvent;
import java.time.Instant;

/** Takes events in the order in which they come, whatever order they happened in. */
public interface Watching {
  /**
   * Takes one. What is found goes to whoever the watch was made for, before this returns.
   *
   * @param arrived when it came, by our clock; for events read from a file the event's own time
   */
  void accept(AccessEvent event, Instant arrived);

  /** What it has taken in so far. */
  WatchStatus status();
}
