package dev.countersign.server.access.pull;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.pull.Log.Page;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stretch of time of a log that hands out its newest record first. It is asked hour by hour from
 * the oldest on, so that what was read stays read whatever happens, and its records come about in
 * their order.
 *
 * @param from whole seconds
 * @param to whole seconds, after it
 */
record Window(Instant from, Instant to) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** The first that begins at a moment; where a clock was set back, the last minute. */
  static Window since(Instant moment, Instant now) {
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    Instant begin = moment.truncatedTo(ChronoUnit.SECONDS);
    Instant from = begin.isBefore(end) ? begin : end.minusSeconds(60);
    Instant to = from.plus(LONGEST);
    return new Window(from, to.isBefore(end) ? to : end);
  }

  /** As it stands in a cursor: with its end once the first page of it was read. */
  static Window of(@Nullable String from, @Nullable String to, Instant now) {
    try {
      Instant begin = Instant.parse(String.valueOf(from));
      return to == null ? since(begin, now) : new Window(begin, Instant.parse(to));
    } catch (DateTimeException e) {
      throw new UnreadableInput("The cursor that was kept of this log holds no stretch of time");
    }
  }

  /** What follows its last page: the next one, until the present is reached. */
  Page last(List<JsonNode> newestFirst, Instant now, Function<Instant, URI> cursor) {
    boolean whole = !from.plus(LONGEST).isAfter(to);
    return whole && to.isBefore(now.truncatedTo(ChronoUnit.SECONDS))
        ? new Page(reversed(newestFirst), cursor.apply(to), true, to)
        : new Page(reversed(newestFirst), null, false, to);
  }

  /** So that a page's records come in their order. */
  static List<JsonNode> reversed(List<JsonNode> newestFirst) {
    return new ArrayList<>(newestFirst).reversed();
  }
}
