package dev.countersign.watch.alert;

import static dev.countersign.watch.alert.Raised.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentTest {
  private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
  private static final Duration GAP = Duration.ofHours(1);

  private static Incident incident(Severity severity) {
    return Incident.opened(new UUID(1, 1), alert(severity, "a", NOON));
  }

  @ParameterizedTest
  @CsvSource({"-60, true", "0, true", "3599, true", "3600, true", "3601, false"})
  void takesWhatComesWithinTheGap(long seconds, boolean takes) {
    assertThat(
            incident(Severity.LOW).takes(alert(Severity.LOW, "b", NOON.plusSeconds(seconds)), GAP))
        .isEqualTo(takes);
  }

  @Test
  void whatIsCountedOnlyKeepsItGoing() {
    Incident later = incident(Severity.LOW).counted(NOON.plusSeconds(3_000));
    assertThat(later.takes(alert(Severity.LOW, "b", NOON.plusSeconds(6_600)), GAP)).isTrue();
    assertThat(later.alerts()).isEqualTo(1);
    assertThat(later.freshAt()).isEqualTo(NOON);
  }

  @Test
  void takesNothingOnceItIsOver() {
    Incident over = incident(Severity.LOW).resolved(NOON.plusSeconds(1));
    assertThat(over.takes(alert(Severity.LOW, "b", NOON.plusSeconds(2)), GAP)).isFalse();
  }

  @Test
  void takesNoMoreThanItHolds() {
    Incident full = incident(Severity.LOW);
    for (int i = 1; i < Incident.MOST; i++) {
      assertThat(full.takes(alert(Severity.LOW, "k" + i, NOON), GAP)).isTrue();
      full = full.with(alert(Severity.LOW, "k" + i, NOON));
    }
    assertThat(full.takes(alert(Severity.LOW, "more", NOON), GAP)).isFalse();
    assertThat(full.isWithin(alert(Severity.LOW, "a", NOON), GAP)).isTrue();
  }

  @Test
  void isAsSevereAsTheWorstThatStands() {
    Incident both = incident(Severity.MEDIUM).with(alert(Severity.CRITICAL, "b", NOON));
    assertThat(both.severity()).contains(Severity.CRITICAL);
    Incident less = both.without(Map.of(Severity.CRITICAL, 1L));
    assertThat(less.severity()).contains(Severity.MEDIUM);
    assertThat(less.worst()).isEqualTo(Severity.CRITICAL);
    assertThat(less.without(Map.of(Severity.MEDIUM, 1L)).isTakenBack()).isTrue();
  }
}
