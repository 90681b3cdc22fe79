package dev.countersign.server.freeze;

import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.tracking.Tracking;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request as it stands.
 *
 * @param number counts up
 * @param ofCase the case of its case number, where there is one
 * @param draftedBy who wrote it, as the journal calls them
 * @param closed where another took its place, or it was withdrawn
 */
public record KeptRequest(
    long number,
    UUID id,
    UUID trace,
    Optional<UUID> ofCase,
    String draftedBy,
    FreezeRequest request,
    Tracking tracking,
    Optional<Closed> closed) {
  /**
   * Why it counts no more.
   *
   * @param replacedBy the one that took its place
   */
  public record Closed(Instant at, String by, String why, Optional<UUID> replacedBy) {}

  /** What the journal calls it. */
  public String subject() {
    return "freeze/" + id;
  }

  /** Its reference. */
  public String reference() {
    return request.reference();
  }

  /** True where it is neither closed nor answered for good. */
  public boolean isOpen() {
    return closed.isEmpty() && !tracking.state().isFinal();
  }
}
