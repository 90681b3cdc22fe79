package dev.countersign.access.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a watch has taken in, as it counts. */
final class Counts {
  long taken;
  long repeated;
  long late;
  long tooLate;
  long ahead;
  long nobody;
  long bounded;
  @Nullable Instant newest;

  WatchStatus status(int people) {
    return new WatchStatus(taken, repeated, late, tooLate, ahead, nobody, bounded, people, newest);
  }
}
