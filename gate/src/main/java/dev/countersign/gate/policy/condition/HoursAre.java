package dev.countersign.gate.policy.condition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days and at what time, in the document's time zone.
 *
 * @param from inclusive
 * @param to exclusive; null for the end of the day
 * @param except dates that do not count, such as holidays
 */
public record HoursAre(
    Set<DayOfWeek> days, LocalTime from, @Nullable LocalTime to, Set<LocalDate> except)
    implements Condition {
  /** Copies the sets. */
  public HoursAre {
    days = Set.copyOf(days);
    except = Set.copyOf(except);
  }

  @Override
  public String field() {
    return "hours";
  }

  @Override
  public String wanted() {
    return "it is "
        + Wording.or(days.stream().sorted().map(HoursAre::name).toList())
        + " from "
        + from
        + " to "
        + (to == null ? "24:00" : to)
        + (except.isEmpty()
            ? ""
            : " and not " + Wording.or(except.stream().sorted().map(LocalDate::toString).toList()));
  }

  @Override
  public boolean holds(Situation situation) {
    ZonedDateTime local = situation.local();
    LocalTime time = local.toLocalTime();
    return days.contains(local.getDayOfWeek())
        && !time.isBefore(from)
        && (to == null || time.isBefore(to))
        && !except.contains(local.toLocalDate());
  }

  @Override
  public Object found(Situation situation) {
    return new Clock(situation.local());
  }

  private record Clock(ZonedDateTime local) {
    @Override
    public String toString() {
      return name(local.getDayOfWeek())
          + " "
          + local.toLocalDate()
          + " "
          + local.toLocalTime().withNano(0)
          + " "
          + local.getZone();
    }
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
