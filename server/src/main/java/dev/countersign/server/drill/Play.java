package dev.countersign.server.drill;

import dev.countersign.drill.play.PlayDecision;
import dev.countersign.drill.play.PlayRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to move play money, for one person.
 *
 * @param plannedAt from when on it is open
 * @param token in its address
 * @param leftOut whether it never counts, since its drill was stopped
 * @param askedAt null as long as nobody was called back
 * @param decision null as long as they did not decide
 */
public record Play(
    UUID id,
    UUID drill,
    UUID person,
    Instant plannedAt,
    String token,
    PlayRequest request,
    boolean leftOut,
    @Nullable Instant askedAt,
    @Nullable PlayDecision decision,
    @Nullable Instant decidedAt) {
  /** So long it waits. */
  public static final Duration LASTS = Duration.ofDays(5);

  /** What the journal calls it; it does not say whose it is. */
  public String subject() {
    return "exercise/" + id;
  }

  /** Its address. */
  public String path() {
    return "/exercises/" + token;
  }

  /** Until when it waits. */
  public Instant deadline() {
    return plannedAt.plus(LASTS);
  }

  /** Whether there is anything to see of it. */
  public boolean begun(Instant now) {
    return !plannedAt.isAfter(now);
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return subject();
  }
}
