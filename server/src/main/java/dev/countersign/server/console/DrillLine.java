package dev.countersign.server.console;

import dev.countersign.server.drill.Drill;
import dev.countersign.server.drill.DrillStore.Progress;
import dev.countersign.server.drill.PlayStore;
import java.time.Instant;
import java.util.Locale;

/**
 * A drill in a list, or at the head of its page.
 *
 * @param state running, stopped or over
 * @param progress how far it is, in words
 * @param play whether it is of requests for play money
 */
public record DrillLine(
    String id,
    long number,
    String name,
    String state,
    String days,
    String zone,
    String progress,
    boolean play) {
  /** Of a drill now. */
  public static DrillLine of(Drill drill, Progress progress, Instant now) {
    String words =
        String.format(
            Locale.ROOT,
            "%,d of %,d exercises held, %,d people",
            progress.sent(),
            progress.sent() + progress.planned(),
            progress.people());
    return of(
        drill,
        words + (progress.leftOut() > 0 ? ", " + progress.leftOut() + " left out" : ""),
        now,
        false);
  }

  /** Of one of requests for play money. */
  public static DrillLine of(Drill drill, PlayStore.Progress progress, Instant now) {
    return of(
        drill,
        String.format(
            Locale.ROOT,
            "%,d of %,d requests for play money have come, to %,d people; %,d are decided",
            progress.begun(),
            progress.all(),
            progress.people(),
            progress.decided()),
        now,
        true);
  }

  private static DrillLine of(Drill drill, String words, Instant now, boolean play) {
    String state = drill.stoppedAt() != null ? "stopped" : drill.running(now) ? "running" : "over";
    return new DrillLine(
        drill.id().toString(),
        drill.number(),
        drill.name(),
        state,
        drill.first() + " to " + drill.last(),
        drill.zone().getId(),
        words,
        play);
  }
}
