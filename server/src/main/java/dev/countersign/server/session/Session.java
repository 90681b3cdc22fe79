package dev.countersign.server.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session of the console.
 *
 * @param keyThumbprint of the key that its browser holds (RFC 7638); the same in all sessions of
 *     one browser profile
 * @param sealedAt when the seal was last renewed by that key
 * @param network the address that it came from when it was last sealed
 * @param looking whether it is a screen on a wall: it shows the watch, and counts for nothing else
 * @param endedAt null while it lasts
 */
public record Session(
    UUID id,
    UUID person,
    String keyThumbprint,
    Instant sealedAt,
    Instant beganAt,
    Instant seenAt,
    Instant expiresAt,
    String userAgent,
    String network,
    boolean looking,
    @Nullable Instant endedAt,
    @Nullable String endReason) {
  /** The longest that a session lasts. */
  public static final Duration LONGEST = Duration.ofHours(10);

  /** How long it lasts without being used. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** How long a screen on a wall lasts; nobody need be at it. */
  public static final Duration LOOKING = Duration.ofDays(7);

  /** How long a seal, which is good for one page, may lie between its renewal and that page. */
  public static final Duration SEALED = Duration.ofSeconds(10);

  /** How far two servers' clocks may lie apart. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** True while it can be used. One that was used later than now is of a clock that went back. */
  public boolean lasts(Instant now) {
    return endedAt == null
        && now.isBefore(expiresAt)
        && (looking || now.isBefore(seenAt.plus(IDLE)))
        && !seenAt.isAfter(now.plus(APART));
  }

  /** What the journal calls it. */
  public String subject() {
    return "session/" + id;
  }
}
