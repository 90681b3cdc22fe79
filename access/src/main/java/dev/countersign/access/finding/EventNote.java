package dev.countersign.access.finding;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Ip;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a finding rests on, as short as it can be kept.
 *
 * @param key of the event, {@link AccessEvent#key()}
 * @param action the source's own word
 * @param ip null where the record gives none
 */
public record EventNote(
    String key, Instant at, String action, @Nullable Ip ip, String userAgent, String session) {
  private static final int LONGEST = 200;

  /** Of that event. */
  public static EventNote of(AccessEvent event) {
    return new EventNote(
        cut(event.key()),
        event.at(),
        cut(event.action()),
        event.client().ip(),
        cut(event.client().userAgent()),
        cut(event.visit().key()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
