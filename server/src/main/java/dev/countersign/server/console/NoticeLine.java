package dev.countersign.server.console;

import dev.countersign.server.notice.NoticeStore.Told;
import dev.countersign.server.page.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as the page shows it.
 *
 * @param when what became of it, and when, or when it is tried next
 * @param reason why the last attempt failed; null where none did
 */
public record NoticeLine(
    String state,
    String channel,
    String recipient,
    String title,
    String subject,
    String when,
    int attempts,
    @Nullable String reason) {
  /** Of a notice. */
  static NoticeLine of(Told told, String recipient, Instant now) {
    Instant ended = told.endedAt();
    String when =
        ended != null
            ? Moments.of(ended)
            : told.attempts() == 0
                ? "queued " + Moments.of(told.queuedAt())
                : "tried again " + Moments.apart(now, told.nextAt());
    return new NoticeLine(
        told.state(),
        told.channel(),
        recipient.isEmpty() ? "–" : recipient,
        told.title(),
        told.subject(),
        when,
        told.attempts(),
        told.reason());
  }
}
