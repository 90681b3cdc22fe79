package dev.countersign.watch.alert;

import static dev.countersign.watch.alert.Raised.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.verdict.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
  private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

  /** 23:00 in Zurich, in quiet hours that end at 7:00. */
  private static final Instant NIGHT = Instant.parse("2026-01-10T22:00:00Z");

  private static final Instant MORNING = Instant.parse("2026-01-11T06:00:00Z");
  private static final Duration GAP = Duration.ofHours(1);

  private static final List<Step> STEPS =
      List.of(
          new Step(Duration.ZERO, Set.of("mail")),
          new Step(Duration.ofMinutes(5), Set.of("pager")),
          new Step(Duration.ofMinutes(15), Set.of("pager", "chief")));

  private static final AlertPolicy POLICY =
      new AlertPolicy(
          GAP,
          Duration.ofMinutes(10),
          List.of(
              new QuietHours(
                  ZoneId.of("Europe/Zurich"),
                  EnumSet.allOf(DayOfWeek.class),
                  LocalTime.of(22, 0),
                  LocalTime.of(7, 0))),
          Map.of(Severity.CRITICAL, STEPS, Severity.HIGH, STEPS),
          Map.of());

  private static Incident incident(Severity severity, Instant at) {
    return Incident.opened(new UUID(1, 1), alert(severity, "a", at));
  }

  private static List<String> due(Incident incident, Instant now) {
    return Due.of(incident, POLICY, now).messages().stream()
        .map(one -> one.channel() + " " + one.topic())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0",
    "0, 1, 300",
    "299, 1, 300",
    "300, 2, 900",
    "301, 2, 900",
    "899, 2, 900",
    "900, 4, ",
    "86400, 4, "
  })
  void callsStepByStepUntilSomebodyTakesItOn(long seconds, int messages, Long next) {
    Incident incident = incident(Severity.CRITICAL, NOON);
    Due due = Due.of(incident, POLICY, NOON.plusSeconds(seconds));
    assertThat(due.messages()).hasSize(messages);
    assertThat(due.next().orElse(null)).isEqualTo(next == null ? null : NOON.plusSeconds(next));
  }

  @Test
  void callsNobodyOnceSomebodyTookItOn() {
    Incident told = incident(Severity.CRITICAL, NOON).telling(Set.of("mail"));
    Incident taken = told.acknowledged(NOON.plusSeconds(60));
    assertThat(due(taken, NOON.plusSeconds(3_600))).containsExactly("mail acknowledged/1");
    assertThat(Due.of(taken, POLICY, NOON.plusSeconds(3_600)).next()).isEmpty();
  }

  @Test
  void quietHoursNeverSilenceWhatIsCritical() {
    assertThat(due(incident(Severity.CRITICAL, NIGHT), NIGHT.plusSeconds(900)))
        .containsExactly(
            "mail call/1/critical/1",
            "pager call/1/critical/2",
            "chief call/1/critical/3",
            "pager call/1/critical/3");
  }

  /** The steps keep their distance in the morning: nobody is called twice at once. */
  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, 1, 300", "299, 1, 300", "300, 2, 900", "900, 4, "})
  void whatIsNotCriticalWaitsForTheMorning(long seconds, int messages, Long next) {
    Due due = Due.of(incident(Severity.HIGH, NIGHT), POLICY, MORNING.plusSeconds(seconds));
    assertThat(due.messages()).hasSize(messages);
    assertThat(due.next().orElse(null)).isEqualTo(next == null ? null : MORNING.plusSeconds(next));
  }

  /** The second step of what came at 21:58 would be at 22:03: it is at 7:00, the third at 7:10. */
  @Test
  void aStepThatFallsIntoTheNightShiftsThoseAfterIt() {
    Instant evening = Instant.parse("2026-01-10T20:58:00Z");
    Incident incident = incident(Severity.HIGH, evening);
    assertThat(due(incident, evening)).containsExactly("mail call/1/high/1");
    assertThat(Due.of(incident, POLICY, evening).next()).contains(MORNING);
    assertThat(Due.of(incident, POLICY, MORNING).next()).contains(MORNING.plusSeconds(600));
  }

  @Test
  void aWorseAlertCallsAtOnceAlsoAtNight() {
    Incident incident =
        incident(Severity.HIGH, NIGHT).with(alert(Severity.CRITICAL, "b", NIGHT.plusSeconds(60)));
    assertThat(due(incident, NIGHT.plusSeconds(60))).contains("mail call/1/critical/1");
    assertThat(due(incident, NIGHT.plusSeconds(60))).doesNotContain("pager call/1/critical/2");
  }

  @Test
  void aWorseAlertAfterSomebodyTookItOnCallsAnew() {
    Incident taken = incident(Severity.HIGH, NOON).acknowledged(NOON.plusSeconds(60));
    Incident same = taken.with(alert(Severity.HIGH, "b", NOON.plusSeconds(90)));
    assertThat(same.status()).isEqualTo(Incident.Status.ACKNOWLEDGED);
    Incident worse = taken.with(alert(Severity.CRITICAL, "c", NOON.plusSeconds(120)));
    assertThat(worse.status()).isEqualTo(Incident.Status.OPEN);
    assertThat(due(worse, NOON.plusSeconds(120))).containsExactly("mail call/2/critical/1");
  }

  @Test
  void openedAgainItCallsAnewFromThatMoment() {
    Instant later = NOON.plusSeconds(7_200);
    Incident again =
        incident(Severity.CRITICAL, NOON).resolved(NOON.plusSeconds(60)).reopened(later);
    assertThat(due(again, later)).containsExactly("mail call/2/critical/1");
    assertThat(Due.of(again, POLICY, later).next()).contains(later.plusSeconds(300));
  }

  @Test
  void furtherAlertsAreToldTogetherAtTheEndOfTheirStretch() {
    Incident told = incident(Severity.CRITICAL, NOON).telling(Set.of("mail"));
    Incident more = told;
    for (int i = 1; i <= 100; i++) {
      more = more.with(alert(Severity.CRITICAL, "k" + i, NOON.plusSeconds(i)));
    }
    Incident taken = more.acknowledged(NOON.plusSeconds(120));
    assertThat(due(taken, NOON.plusSeconds(599))).containsExactly("mail acknowledged/1");
    assertThat(Due.of(taken, POLICY, NOON.plusSeconds(599)).next()).contains(NOON.plusSeconds(600));
    assertThat(due(taken, NOON.plusSeconds(600)))
        .containsExactly("mail more/0", "mail acknowledged/1");
  }

  @Test
  void whoWasToldHearsThatItWasTakenBackAndNobodyIsCalledAnyMore() {
    Incident gone =
        incident(Severity.CRITICAL, NOON)
            .telling(Set.of("mail"))
            .without(Map.of(Severity.CRITICAL, 1L));
    assertThat(gone.isTakenBack()).isTrue();
    assertThat(gone.severity()).isEmpty();
    assertThat(due(gone, NOON.plusSeconds(3_600))).containsExactly("mail taken-back/1");
  }

  @Test
  void whatIsTakenBackAndComesAgainCallsAnew() {
    Instant again = NOON.plusSeconds(30);
    Incident back =
        incident(Severity.CRITICAL, NOON)
            .without(Map.of(Severity.CRITICAL, 1L))
            .withAgain(alert(Severity.CRITICAL, "a", again));
    assertThat(back.isTakenBack()).isFalse();
    assertThat(back.alerts()).isEqualTo(1);
    assertThat(Due.of(back, POLICY, again).next()).contains(again.plusSeconds(300));
  }

  @Test
  void nobodyIsCalledForASeverityWithoutALadder() {
    Due due = Due.of(incident(Severity.LOW, NOON), POLICY, NOON.plusSeconds(3_600));
    assertThat(due.messages()).isEmpty();
    assertThat(due.next()).isEmpty();
  }
}
