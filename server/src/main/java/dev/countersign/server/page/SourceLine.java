package dev.countersign.server.page;

import dev.countersign.access.event.Source;
import dev.countersign.server.access.event.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A source of events around accounts.
 *
 * @param way how its events come
 * @param silent whether nothing newer than a day came, of a system that is not this console
 */
public record SourceLine(
    String name,
    String words,
    String way,
    String newest,
    String arrived,
    String taken,
    String repeated,
    String late,
    String unreadable,
    String why,
    String dropped,
    boolean silent) {
  private static final Duration SILENT = Duration.ofDays(1);

  /** Of a source, as of now. */
  public static SourceLine of(SourceState state, String way, Instant now) {
    return new SourceLine(
        state.name(),
        Source.of(state.name()).map(Source::words).orElse(state.name()),
        way,
        state.newest() == null ? "" : Moments.apart(now, state.newest()),
        state.arrived() == null ? "" : Moments.apart(now, state.arrived()),
        count(state.taken()),
        count(state.repeated()),
        count(state.late()),
        count(state.unreadable()),
        Words.plain(state.why()),
        state.dropped() == 0 ? "" : count(state.dropped()),
        !state.name().equals(Source.COUNTERSIGN.word())
            && (state.newest() == null || state.newest().plus(SILENT).isBefore(now)));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
