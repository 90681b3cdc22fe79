package dev.countersign.response.freeze.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that somebody has to look after.
 *
 * @param state in which it has stayed since {@code since}
 * @param due when it was time
 * @param deadlinePassed true when an answer was asked for until a time that has passed
 */
public record Reminder(
    String reference, State state, Instant since, Instant due, boolean deadlinePassed) {

  /** All that are due now, the longest overdue first. */
  public static List<Reminder> due(
      Collection<Tracking> requests, Waits waits, InstantSource clock) {
    Instant now = clock.instant();
    return requests.stream()
        .flatMap(one -> waits.due(one).stream().flatMap(at -> reminder(one, at, now)))
        .sorted(
            Comparator.comparing((Reminder one) -> one.due()).thenComparing(Reminder::reference))
        .toList();
  }

  private static Stream<Reminder> reminder(Tracking of, Instant due, Instant now) {
    return now.isBefore(due)
        ? Stream.empty()
        : Stream.of(
            new Reminder(
                of.reference(), of.state(), of.since(), due, !now.isBefore(of.deadline())));
  }

  /** For a person. */
  public String sentence(InstantSource clock) {
    return "The request "
        + reference
        + " has been "
        + state.word()
        + " for "
        + words(Duration.between(since, clock.instant()))
        + (deadlinePassed ? "; its deadline has passed" : "");
  }

  private static String words(Duration time) {
    if (time.compareTo(Duration.ofDays(2)) >= 0) {
      return time.toDays() + " days";
    }
    return time.toHours() == 1 ? "1 hour" : time.toHours() + " hours";
  }
}
