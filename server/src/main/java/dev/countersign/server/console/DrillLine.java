package dev.countersign.server.console;

import dev.countersign.server.drill.Drill;
import dev.countersign.server.drill.DrillStore.Progress;
import java.time.Instant;
import java.util.Locale;

/**
 * A drill in a list, or at the head of its page.
 *
 * @param state running, stopped or over
 * @param progress how far it is, in words
 */
public record DrillLine(
    String id, long number, String name, String state, String days, String zone, String progress) {
  /** Of a drill now. */
  public static DrillLine of(Drill drill, Progress progress, Instant now) {
    String state = drill.stoppedAt() != null ? "stopped" : drill.running(now) ? "running" : "over";
    String words =
        String.format(
            Locale.ROOT,
            "%,d of %,d exercises held, %,d people",
            progress.sent(),
            progress.sent() + progress.planned(),
            progress.people());
    return new DrillLine(
        drill.id().toString(),
        drill.number(),
        drill.name(),
        state,
        drill.first() + " to " + drill.last(),
        drill.zone().getId(),
        words + (progress.leftOut() > 0 ? ", " + progress.leftOut() + " left out" : ""));
  }
}
