package dev.countersign.drill.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When the company works.
 *
 * @param from the first moment of a day at which something is sent
 * @param to after it nothing is sent any more
 * @param holidays on which nothing is sent
 */
public record Hours(
    ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days, Set<LocalDate> holidays) {
  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException when there is no working day, or less than an hour in one
   */
  public Hours {
    days = Set.copyOf(days);
    holidays = Set.copyOf(holidays);
    if (days.isEmpty() || !from.plusHours(1).isAfter(from) || from.plusHours(1).isAfter(to)) {
      throw new IllegalArgumentException("a working day has at least an hour");
    }
  }

  /** Monday to Friday, 9 to 17 o'clock. */
  public static Hours usual(ZoneId zone) {
    return new Hours(
        zone,
        LocalTime.of(9, 0),
        LocalTime.of(17, 0),
        Set.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        Set.of());
  }

  /** The working days between two, both included. */
  public List<LocalDate> between(LocalDate first, LocalDate last) {
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> days.contains(day.getDayOfWeek()) && !holidays.contains(day))
        .toList();
  }
}
