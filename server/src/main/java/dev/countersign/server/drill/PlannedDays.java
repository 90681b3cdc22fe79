package dev.countersign.server.drill;

import dev.countersign.drill.schedule.Schedule;
import dev.countersign.drill.schedule.Schedule.Wanted;
import dev.countersign.model.value.UnreadableInput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The days of a proposal that have not begun, and what comes on them. */
final class PlannedDays {
  private PlannedDays() {}

  /**
   * Plans.
   *
   * @param had what everybody got before
   * @param ids of what there is
   * @throws UnreadableInput when there are too few days left
   */
  static Schedule plan(
      DrillDocument wanted,
      List<UUID> whom,
      Map<UUID, Set<String>> had,
      List<String> ids,
      Instant now) {
    LocalDate today = LocalDate.ofInstant(now, wanted.hours().zone());
    boolean begun =
        !now.atZone(wanted.hours().zone()).toLocalTime().isBefore(wanted.hours().from());
    LocalDate soonest = begun ? today.plusDays(1) : today;
    LocalDate first = wanted.first().isBefore(soonest) ? soonest : wanted.first();
    try {
      return Schedule.of(
          new Wanted(
              whom,
              had,
              ids,
              wanted.each(),
              wanted.hours(),
              first,
              first.isAfter(wanted.last()) ? first : wanted.last()),
          wanted.seed());
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(
          "From "
              + first
              + " to "
              + wanted.last()
              + " there are too few working days that have not"
              + " begun; choose a later last day");
    }
  }
}
