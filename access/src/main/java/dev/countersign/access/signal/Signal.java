package dev.countersign.access.signal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal.
 *
 * @param id by which it is known when it comes again ({@code jti})
 * @param issuer who says it
 * @param audiences to whom
 * @param made when the token was made
 * @param event as it names what happened
 * @param type null for one that is not known here
 * @param at when it happened; when the token was made where it does not say
 * @param reason for whoever administers; empty where it gives none
 * @param state of a verification; empty where it gives none
 */
public record Signal(
    String id,
    String issuer,
    List<String> audiences,
    Instant made,
    String event,
    @Nullable SignalType type,
    SignalSubject subject,
    Instant at,
    String reason,
    String state) {
  /** Copies the audiences. */
  public Signal {
    audiences = List.copyOf(audiences);
  }
}
