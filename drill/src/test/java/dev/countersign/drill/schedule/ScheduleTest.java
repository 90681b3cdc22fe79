package dev.countersign.drill.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.drill.exercise.Kind;
import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.exercise.Templates;
import dev.countersign.drill.schedule.Schedule.Sending;
import dev.countersign.drill.schedule.Schedule.Wanted;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
  private static final List<String> ALL =
      Templates.shipped().mailed(EnumSet.allOf(Kind.class)).stream().map(Template::id).toList();
  private static final List<UUID> PEOPLE =
      IntStream.range(0, 500).mapToObj(one -> new UUID(7, one)).toList();

  private static Wanted march(List<UUID> people, Map<UUID, Set<String>> had, int each) {
    return new Wanted(
        people,
        had,
        ALL,
        each,
        Hours.usual(ZURICH),
        LocalDate.of(2027, 3, 1),
        LocalDate.of(2027, 3, 31));
  }

  @Test
  void spreadsOverWorkingDaysAndHoursAcrossAChangeOfSummerTime() {
    Schedule plan = Schedule.of(march(PEOPLE, Map.of(), 2), 42);
    assertThat(plan.sendings())
        .hasSize(1000)
        .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    Map<LocalDate, Integer> days = new HashMap<>();
    for (Sending one : plan.sendings()) {
      ZonedDateTime at = one.at().atZone(ZURICH);
      assertThat(at.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      assertThat(at.toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0));
      days.merge(at.toLocalDate(), 1, Integer::sum);
    }
    assertThat(days).hasSize(23);
    assertThat(days.values()).allSatisfy(many -> assertThat(many).isBetween(40, 47));
    assertThat(
            plan.sendings().stream()
                .collect(Collectors.groupingBy(Sending::template, Collectors.counting()))
                .values())
        .hasSize(ALL.size())
        .allSatisfy(many -> assertThat(many).isBetween(70L, 100L));
  }

  @Test
  void givesNobodyTheSameTwiceNotInAYearEither() {
    Map<UUID, Set<String>> had = new HashMap<>();
    List<UUID> few = PEOPLE.subList(0, 20);
    int months = ALL.size() / 2;
    for (int month = 0; month < months; month++) {
      Schedule plan = Schedule.of(march(few, had, 2), month);
      assertThat(plan.without()).isEmpty();
      for (Sending one : plan.sendings()) {
        assertThat(had.computeIfAbsent(one.person(), who -> new HashSet<>()).add(one.template()))
            .as("the first time")
            .isTrue();
      }
    }
    Schedule after = Schedule.of(march(few, had, 2), 99);
    assertThat(after.without()).as("nothing is left for them").hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void isTheSameFromTheSameSeedWhateverTheOrderOfThePeople() {
    Schedule plan = Schedule.of(march(PEOPLE, Map.of(), 1), 5);
    assertThat(Schedule.of(march(PEOPLE.reversed(), Map.of(), 1), 5)).isEqualTo(plan);
    assertThat(Schedule.of(march(PEOPLE, Map.of(), 1), 6)).isNotEqualTo(plan);
  }

  @Test
  void leavesHolidaysOutAndRefusesMoreThanOneADay() {
    LocalDate monday = LocalDate.of(2027, 3, 1);
    Hours hours =
        new Hours(
            ZURICH,
            LocalTime.of(9, 0),
            LocalTime.of(10, 0),
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
            Set.of(monday));
    assertThat(hours.between(monday, monday.plusDays(6))).containsExactly(monday.plusDays(1));
    assertThatThrownBy(
            () -> new Wanted(PEOPLE, Map.of(), ALL, 2, hours, monday, monday.plusDays(6)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new Hours(ZURICH, LocalTime.of(23, 30), LocalTime.of(23, 50), hours.days(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
