package dev.countersign.server.sink;

import dev.countersign.model.value.Bytes;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message of a topic of findings that could not be taken, and what became of it.
 *
 * @param number by which it is known
 * @param why why the last try, or the first reading, could not take it
 * @param begin its bytes, or as many of them as were asked for
 * @param length how many bytes it has; 0 where none were kept, as of one that was deleted unread
 * @param tries how often it was tried again
 * @param triedAt when last; null where it was not
 * @param settledBy who took it or set it aside, as the journal calls them; empty while it is open
 * @param settledAt when; null while it is open
 * @param reason why it was set aside; empty where it is not
 */
public record DeadLetter(
    long number,
    String topic,
    int part,
    long offset,
    State state,
    String why,
    Bytes begin,
    int length,
    Instant keptAt,
    int tries,
    @Nullable Instant triedAt,
    String settledBy,
    @Nullable Instant settledAt,
    String reason) {
  /** What became of it. */
  public enum State {
    /** It waits to be tried again, or set aside. */
    OPEN,
    /** A later try read it. */
    TAKEN,
    /** Somebody said that it will never be readable. */
    SET_ASIDE;

    /** As it is stored and written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its word. */
    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** As the journal calls it. */
  public String subject() {
    return "dead-letter/" + number;
  }

  /** Whether there is anything that could be tried again. */
  public boolean isReplayable() {
    return state == State.OPEN && length > 0;
  }
}
