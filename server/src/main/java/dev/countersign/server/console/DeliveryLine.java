package dev.countersign.server.console;

import dev.countersign.server.alert.DeliveryStore.Attempt;
import dev.countersign.server.alert.DeliveryStore.Told;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import java.time.Instant;
import java.util.List;

/**
 * Something on its way, or arrived.
 *
 * @param to who; empty where the channel has one recipient
 * @param when what became of it, and when, or when it is tried next
 * @param attempts each, in words
 */
public record DeliveryLine(
    long number,
    String channel,
    String to,
    String event,
    String title,
    String state,
    String when,
    List<String> attempts) {
  /** Of a delivery with its attempts, as of now. */
  public static DeliveryLine of(Told told, String to, List<Attempt> attempts, Instant now) {
    Instant ended = told.endedAt();
    return new DeliveryLine(
        told.number(),
        told.channel(),
        Words.plain(to),
        told.event() + (told.level() > 1 ? " " + told.level() : ""),
        Words.plain(told.title()),
        told.state(),
        ended != null
            ? Moments.of(ended)
            : told.attempts() == 0
                ? "queued " + Moments.of(told.queuedAt())
                : "tried again " + Moments.apart(now, told.nextAt()),
        attempts.stream()
            .filter(one -> one.delivery().equals(told.id()))
            .map(DeliveryLine::words)
            .toList());
  }

  private static String words(Attempt one) {
    String said =
        one.outcome().equals("sent")
            ? one.response().isEmpty() ? "taken" : "taken: " + one.response()
            : one.reason();
    return Moments.of(one.at())
        + ": "
        + (one.status() == 0 ? "" : one.status() + ", ")
        + Words.plain(said);
  }
}
