package dev.countersign.acceptance.drill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, put where a test wants it. */
final class Clockwork extends Clock {
  private volatile Duration moved = Duration.ZERO;

  void set(Instant to) {
    moved = Duration.between(Instant.now(), to);
  }

  void move(Duration by) {
    moved = moved.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(moved);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
