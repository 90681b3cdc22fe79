package dev.countersign.server.drill;

import dev.countersign.drill.evidence.Standing;
import dev.countersign.drill.exercise.Template;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person, and what became of it.
 *
 * @param written what it is
 * @param token in its link
 * @param mail in its mail's Message-ID
 * @param choice which button its mail names, 0 to 5
 * @param sentAt null as long as it is not sent
 * @param presses of buttons behind its link
 * @param program whether one of them was a program's
 */
public record Exercise(
    UUID id,
    UUID drill,
    UUID person,
    Template written,
    Instant plannedAt,
    String token,
    String mail,
    int choice,
    State state,
    @Nullable Instant sentAt,
    int presses,
    boolean program,
    Standing standing,
    @Nullable Instant actedAt,
    @Nullable Instant reportedAt,
    @Nullable Instant readAt) {
  /** How far it is. */
  public enum State {
    /** Its moment has not come. */
    PLANNED,
    /** It is being sent. */
    TAKEN,
    /** The mail server has it. */
    SENT,
    /** It does not go out. */
    LEFT_OUT
  }

  /** What the journal calls it; it does not say whose it is. */
  public String subject() {
    return "exercise/" + id;
  }

  /** The id of what it is. */
  public String template() {
    return written.id();
  }

  /** Hides the token. */
  @Override
  public String toString() {
    return subject();
  }
}
