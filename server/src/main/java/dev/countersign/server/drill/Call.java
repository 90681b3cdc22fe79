package dev.countersign.server.drill;

import dev.countersign.drill.evidence.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call or a chat that one person plays for another, and what became of it.
 *
 * @param person to whom it is
 * @param caller who plays it
 * @param template the script
 * @param plannedAt about when; any moment of the drill's days will do
 * @param state planned, sent when it was held, or left out
 * @param heldAt null unless it was held
 * @param reportedAt null unless its caller says that they reported it
 * @param answered how often whom it was to said whether they did it
 * @param note what its caller noted of what was said; may be empty
 */
public record Call(
    UUID id,
    UUID drill,
    UUID person,
    UUID caller,
    String template,
    Instant plannedAt,
    Exercise.State state,
    @Nullable Instant heldAt,
    Standing standing,
    @Nullable Instant reportedAt,
    @Nullable Instant readAt,
    int answered,
    String note,
    String why) {
  /** What the journal calls it; it does not say whose it is. */
  public String subject() {
    return "exercise/" + id;
  }
}
