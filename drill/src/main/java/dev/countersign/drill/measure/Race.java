package dev.countersign.drill.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who was first with one exercise in one month: somebody who reported it, or somebody who acted.
 *
 * @param toReport from when it was first sent to the first report; null where nobody reported it
 * @param toAct the same to the first act; null where nobody acted
 */
public record Race(
    String template, int sent, @Nullable Duration toReport, @Nullable Duration toAct) {
  /** How it ended. */
  public enum End {
    /** It was reported before anybody acted. */
    REPORTED_FIRST,
    /** Somebody acted before it was reported, or at the same moment. */
    ACTED_FIRST,
    /** Nobody did anything. */
    QUIET
  }

  /**
   * Of the results of one exercise in one month.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Race of(Collection<Result> results) {
    Result first =
        results.stream()
            .min(Comparator.comparing(Result::sentAt))
            .orElseThrow(() -> new IllegalArgumentException("nothing was sent"));
    return new Race(
        first.template(),
        results.size(),
        earliest(results, true).map(at -> Duration.between(first.sentAt(), at)).orElse(null),
        earliest(results, false).map(at -> Duration.between(first.sentAt(), at)).orElse(null));
  }

  private static Optional<Instant> earliest(Collection<Result> results, boolean reports) {
    return results.stream()
        .map(one -> reports ? one.reportedAt() : one.actedAt())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** Who was first. */
  public End end() {
    if (toReport == null) {
      return toAct == null ? End.QUIET : End.ACTED_FIRST;
    }
    return toAct == null || toReport.compareTo(toAct) < 0 ? End.REPORTED_FIRST : End.ACTED_FIRST;
  }
}
