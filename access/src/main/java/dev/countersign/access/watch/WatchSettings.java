package dev.countersign.access.watch;

import java.time.Duration;

/**
 * How a watch compares.
 *
 * @param alarm points from which on the signs of one session together are a finding that holds
 * @param doubted points from which on what came is not learnt to be the owner's
 * @param learning how long an account is only learnt from before what is new to it counts in full
 * @param ahead how far a record's clock may be ahead of the moment it comes at
 * @param tooLate how much older than the newest event of its account an event may be to be compared
 * @param people accounts that are followed; beyond that the ones longest unused are let go
 * @param sessions of one account that are followed
 * @param remembered keys of events that are remembered to know those that come again
 * @param seed of the keyed hash by which names are kept; not told to anybody
 */
public record WatchSettings(
    int alarm,
    int doubted,
    Duration learning,
    Duration ahead,
    Duration tooLate,
    int people,
    int sessions,
    int remembered,
    long seed) {
  /** Checks the bounds. */
  public WatchSettings {
    if (alarm < 1 || doubted < 1 || people < 1 || sessions < 1 || remembered < 1) {
      throw new IllegalArgumentException("points and bounds are 1 or more");
    }
    if (learning.isNegative() || ahead.isNegative() || tooLate.isNegative()) {
      throw new IllegalArgumentException("a length of time is not negative");
    }
  }

  /** What was measured (docs/access-scenarios.md); the signs are in docs/access-signs.md. */
  public static WatchSettings standard() {
    return new WatchSettings(
        8,
        5,
        Duration.ofDays(10),
        Duration.ofMinutes(10),
        Duration.ofDays(2),
        250_000,
        32,
        1 << 20,
        0x2025_0221_1408_13ceL);
  }

  /** The same with another seed. */
  public WatchSettings seeded(long other) {
    return new WatchSettings(
        alarm, doubted, learning, ahead, tooLate, people, sessions, remembered, other);
  }
}
