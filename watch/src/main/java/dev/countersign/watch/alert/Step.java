package dev.countersign.watch.alert;

import java.time.Duration;
import java.util.Set;

/**
 * A step of a ladder.
 *
 * @param after how long after the incident began to call; 0 or more
 * @param channels by their names
 */
public record Step(Duration after, Set<String> channels) {
  /** Checks the time and copies. */
  public Step {
    if (after.isNegative()) {
      throw new IllegalArgumentException("before anything happened: " + after);
    }
    channels = Set.copyOf(channels);
  }
}
