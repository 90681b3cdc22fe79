package dev.countersign.response.freeze.tracking;

import dev.countersign.response.freeze.tracking.State.Acknowledged;
import dev.countersign.response.freeze.tracking.State.Drafted;
import dev.countersign.response.freeze.tracking.State.Frozen;
import dev.countersign.response.freeze.tracking.State.PartlyFrozen;
import dev.countersign.response.freeze.tracking.State.Refused;
import dev.countersign.response.freeze.tracking.State.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a request may stay in a state before somebody is reminded; each above zero. */
public record Waits(Duration drafted, Duration sent, Duration acknowledged, Duration partly) {
  /** To begin with: stolen value moves within hours. */
  public static final Waits USUAL =
      new Waits(Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(7));

  /**
   * Checks that each is above zero.
   *
   * @throws IllegalArgumentException when one is not
   */
  public Waits {
    if (Stream.of(drafted, sent, acknowledged, partly).anyMatch(d -> !d.isPositive())) {
      throw new IllegalArgumentException("each wait is longer than nothing");
    }
  }

  /** When somebody is reminded: after the wait, or at the deadline where that is earlier. */
  public Optional<Instant> due(Tracking tracking) {
    Optional<Duration> wait =
        switch (tracking.state()) {
          case Drafted _ -> Optional.of(drafted);
          case Sent _ -> Optional.of(sent);
          case Acknowledged _ -> Optional.of(acknowledged);
          case PartlyFrozen _ -> Optional.of(partly);
          case Frozen _ -> Optional.empty();
          case Refused _ -> Optional.empty();
        };
    return wait.map(tracking.since()::plus)
        .map(at -> at.isBefore(tracking.deadline()) ? at : tracking.deadline());
  }
}
