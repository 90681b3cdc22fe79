package dev.countersign.watch.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Hours in which people are left alone with what can wait. Where clocks are put forward or back
 * meanwhile, the hours are as long as the clock on the wall says; a time that it shows twice begins
 * them the second time and ends them the first time, so that they are rather too short.
 *
 * @param days on which they begin
 * @param from when they begin
 * @param until when they end; on the next day where that is not later than {@code from}
 */
public record QuietHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {
  /** Ends that follow one another go on like one; more than a week of them never ends. */
  private static final int MOST_IN_A_ROW = 100;

  /** Copies the days. */
  public QuietHours {
    days = Set.copyOf(days);
  }

  /** When the quiet that holds then ends; empty where there is none. */
  public Optional<Instant> end(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return end(today.minusDays(1), at).or(() -> end(today, at));
  }

  private Optional<Instant> end(LocalDate day, Instant at) {
    if (!days.contains(day.getDayOfWeek())) {
      return Optional.empty();
    }
    Instant begins = ZonedDateTime.of(day, from, zone).withLaterOffsetAtOverlap().toInstant();
    LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
    Instant ends = ZonedDateTime.of(last, until, zone).withEarlierOffsetAtOverlap().toInstant();
    return at.isBefore(begins) || !at.isBefore(ends) ? Optional.empty() : Optional.of(ends);
  }

  /**
   * The first moment from then on at which none of these is quiet. Where it is quiet for ever, the
   * moment itself: what is to be told is never kept back for good.
   */
  public static Instant awake(Collection<QuietHours> all, Instant at) {
    Instant moment = at;
    for (int i = 0; i < MOST_IN_A_ROW; i++) {
      Instant now = moment;
      Optional<Instant> end =
          all.stream().flatMap(one -> one.end(now).stream()).max(Instant::compareTo);
      if (end.isEmpty()) {
        return moment;
      }
      moment = end.get();
    }
    return at;
  }
}
