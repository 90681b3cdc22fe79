package dev.countersign.server.requester;

import dev.countersign.access.risk.Kind;
import dev.countersign.access.risk.Part;
import dev.countersign.access.risk.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts of somebody's exercises ({@code docs/drills.md}): nothing of a first act, something
 * of one more within 90 days, and a little as long as they have not read what gave it away.
 *
 * @param again whether it is another act; else it is a lesson that was not read
 */
public record Practised(boolean again, Instant since) {
  /** Acts that are further apart have nothing to do with one another. */
  static final Duration WITHIN = Duration.ofDays(90);

  /** So long there is to read what gave it away. */
  static final Duration TO_READ = Duration.ofDays(14);

  private static final Weight AGAIN = new Weight(20, Duration.ofDays(30));
  private static final Weight UNREAD = new Weight(10, Duration.ofDays(30));

  /** An act, and when its lesson was read; null as long as it is not. */
  record Act(Instant at, @Nullable Instant readAt) {}

  /**
   * Of all acts of somebody.
   *
   * @param acts the oldest first
   */
  static List<Practised> of(List<Act> acts, Instant now) {
    List<Practised> parts = new ArrayList<>();
    Instant before = null;
    for (Act act : acts) {
      if (before != null && Duration.between(before, act.at()).compareTo(WITHIN) <= 0) {
        parts.add(new Practised(true, act.at()));
      }
      before = act.at();
      Instant due = act.at().plus(TO_READ);
      if (act.readAt() == null && !now.isBefore(due)) {
        parts.add(new Practised(false, due));
      }
    }
    return parts;
  }

  /** As the formula takes it. */
  public Part part() {
    return new Part(Kind.EXERCISE, "", again ? AGAIN : UNREAD, since, 100);
  }
}
