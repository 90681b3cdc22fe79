package dev.countersign.watch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
  private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

  /** Summer time began on 29 March 2026 at 2:00, which became 3:00, and ended on 25 October. */
  @ParameterizedTest
  @CsvSource({
    // from, until, at, quiet until
    "22:00, 07:00, 2026-01-10T20:59:59Z, ",
    "22:00, 07:00, 2026-01-10T21:00:00Z, 2026-01-11T06:00:00Z",
    "22:00, 07:00, 2026-01-11T05:59:59Z, 2026-01-11T06:00:00Z",
    "22:00, 07:00, 2026-01-11T06:00:00Z, ",
    "12:00, 13:00, 2026-01-10T10:59:59Z, ",
    "12:00, 13:00, 2026-01-10T11:00:00Z, 2026-01-10T12:00:00Z",
    "12:00, 13:00, 2026-01-10T12:00:00Z, ",
    // The night of the change is an hour shorter, and one longer.
    "22:00, 07:00, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
    "22:00, 07:00, 2026-03-29T05:00:00Z, ",
    "22:00, 07:00, 2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
    "22:00, 07:00, 2026-10-25T05:59:59Z, 2026-10-25T06:00:00Z",
    // 2:30 is no time on that day: it is 3:30.
    "01:00, 02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
    "02:30, 05:00, 2026-03-29T01:29:59Z, ",
    "02:30, 05:00, 2026-03-29T01:30:00Z, 2026-03-29T03:00:00Z",
    // 2:30 comes twice: quiet begins the second time, and ends the first time.
    "02:30, 05:00, 2026-10-25T00:30:00Z, ",
    "02:30, 05:00, 2026-10-25T01:30:00Z, 2026-10-25T04:00:00Z",
    "01:00, 02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z",
    "01:00, 02:30, 2026-10-25T00:30:00Z, ",
    // The same time twice is a whole day.
    "08:00, 08:00, 2026-01-10T06:59:59Z, 2026-01-10T07:00:00Z",
  })
  void areThoseOfTheClockOnTheWall(LocalTime from, LocalTime until, Instant at, Instant end) {
    assertThat(new QuietHours(ZURICH, ALL, from, until).end(at).orElse(null)).isEqualTo(end);
  }

  /** Saturday's night goes on until Sunday's morning, though no night begins on a Sunday. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-10T23:30:00Z, true", // Sunday 0:30
    "2026-01-11T21:30:00Z, false", // Sunday 22:30
    "2026-01-09T23:30:00Z, false", // Saturday 0:30, of Friday's night
    "2026-01-10T21:00:00Z, true", // Saturday 22:00
  })
  void belongToTheDayOnWhichTheyBegin(Instant at, boolean quiet) {
    QuietHours saturdays =
        new QuietHours(ZURICH, Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(7, 0));
    assertThat(saturdays.end(at).isPresent()).isEqualTo(quiet);
  }

  @Test
  void thatFollowOneAnotherAreOne() {
    QuietHours night = new QuietHours(ZURICH, ALL, LocalTime.of(22, 0), LocalTime.of(7, 0));
    QuietHours sunday =
        new QuietHours(ZURICH, Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    // Saturday 23:00, until Monday 7:00.
    assertThat(QuietHours.awake(List.of(night, sunday), Instant.parse("2026-01-10T22:00:00Z")))
        .isEqualTo("2026-01-12T06:00:00Z");
  }

  /** Who says that it is always quiet does not mean that nothing is ever told. */
  @Test
  void thatNeverEndKeepNothingBack() {
    QuietHours always = new QuietHours(ZURICH, ALL, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    Instant at = Instant.parse("2026-01-10T22:00:00Z");
    assertThat(QuietHours.awake(List.of(always), at)).isEqualTo(at);
  }
}
