package dev.countersign.server.replica;

import org.jspecify.annotations.Nullable;

/**
 * What a copy must have for a page to be read from it: the whole journal, and all else that was
 * written a moment before, so that a copy which follows is not turned away for the last commit.
 */
final class Freshness {
  /** What is in no journal may be so old: how far a chain is, whether a mail went out. */
  private static final long MOST_BEHIND_NANOS = 2_000_000_000L;

  private static final long BETWEEN_NANOS = 1_000_000_000L;

  private record Seen(long at, long log) {}

  private @Nullable Seen before;
  private @Nullable Seen last;

  /**
   * What is asked of a copy.
   *
   * @param primary where the primary is now
   * @param now by a clock that never goes back, in nanoseconds
   */
  synchronized Position wanted(Position primary, long now) {
    Seen newest = last;
    if (newest == null || now - newest.at >= BETWEEN_NANOS) {
      before = newest;
      last = new Seen(now, primary.log());
    }
    Seen old = before;
    return old != null && now - old.at <= MOST_BEHIND_NANOS ? primary.withLog(old.log) : primary;
  }
}
