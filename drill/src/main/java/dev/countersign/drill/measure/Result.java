package dev.countersign.drill.measure;

import dev.countersign.drill.difficulty.Difficulty;
import dev.countersign.drill.evidence.Standing;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mail to one person.
 *
 * @param team to which they belonged when it was sent; empty for none
 * @param month in which it was sent, where the company is
 * @param reportedAt null where they have not reported it
 * @param actedAt when they acted; null unless they are marked
 */
public record Result(
    UUID person,
    String team,
    String template,
    Difficulty difficulty,
    YearMonth month,
    Instant sentAt,
    @Nullable Instant reportedAt,
    Standing standing,
    @Nullable Instant actedAt) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException when the moment of an act and the mark do not go together
   */
  public Result {
    if (standing.marked() != (actedAt != null)) {
      throw new IllegalArgumentException("who acted did so at some moment");
    }
  }
}
