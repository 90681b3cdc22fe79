package dev.countersign.lure.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PersonRiskTest {
  private static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, PT-1H, 30",
    "RECEIVED, PT0S, 30",
    "RECEIVED, P7D, 15",
    "RECEIVED, P13DT23H59M59.999S, 1",
    "RECEIVED, P14D, 0",
    "RECEIVED, P400D, 0",
    "OPENED, PT0S, 50",
    "OPENED, P7D, 25",
    "OPENED, P14D, 0",
    "RAN, PT0S, 90",
    "RAN, P10D, 60",
    "RAN, P29D, 3",
    "RAN, P29DT23H59M59.999S, 1",
    "RAN, P30D, 0"
  })
  void fallsInAStraightLineToNothing(Exposure exposure, Duration after, int risk) {
    assertThat(new Met(exposure, THEN, 100).risk(THEN.plus(after))).isEqualTo(risk);
  }

  @ParameterizedTest
  @CsvSource({"100, 90", "90, 90", "89, 89", "40, 40", "0, 0"})
  void isAtMostWhatSecurityLoweredItTo(int atMost, int risk) {
    assertThat(new Met(Exposure.RAN, THEN, atMost).risk(THEN)).isEqualTo(risk);
  }

  @Test
  void theHighestCountsAndNotTheSum() {
    List<Met> lures =
        List.of(
            new Met(Exposure.RECEIVED, THEN, 100),
            new Met(Exposure.OPENED, THEN, 100),
            new Met(Exposure.RAN, THEN.minus(Duration.ofDays(15)), 100));
    assertThat(PersonRisk.of(lures, THEN)).isEqualTo(50);
    assertThat(PersonRisk.of(lures, THEN.plus(Duration.ofDays(7)))).isEqualTo(25);
    assertThat(PersonRisk.of(List.of(), THEN)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Exposure.class)
  void isBelowAThresholdFromTheMomentThatIsTold(Exposure exposure) {
    Met met = new Met(exposure, THEN, 100);
    for (int threshold = 1; threshold <= exposure.risk(); threshold++) {
      Instant below = met.below(threshold);
      assertThat(met.risk(below)).as("at %d", threshold).isLessThan(threshold);
      assertThat(met.risk(below.minusMillis(1))).as("before %d", threshold).isEqualTo(threshold);
    }
    assertThat(met.below(Math.min(100, exposure.risk() + 1))).isEqualTo(THEN);
  }

  @Test
  void whatWasLoweredBelowTheThresholdIsBelowItAtOnce() {
    assertThat(new Met(Exposure.RAN, THEN, 39).below(40)).isEqualTo(THEN);
    assertThat(new Met(Exposure.RAN, THEN, 40).below(40)).isAfter(THEN);
  }

  @Test
  void theLastOfSeveralToFallBelowDecides() {
    Instant now = THEN.plus(Duration.ofDays(1));
    List<Met> lures =
        List.of(new Met(Exposure.RECEIVED, THEN, 100), new Met(Exposure.RAN, THEN, 100));
    assertThat(PersonRisk.below(lures, 20, now))
        .isEqualTo(new Met(Exposure.RAN, THEN, 100).below(20));
    assertThat(PersonRisk.below(List.of(), 20, now)).isEqualTo(now);
  }

  @Test
  void refusesWhatIsNoRisk() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Met(Exposure.RAN, THEN, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> new Met(Exposure.RAN, THEN, -1));
    Met met = new Met(Exposure.RAN, THEN, 100);
    assertThatIllegalArgumentException().isThrownBy(() -> met.below(0));
    assertThatIllegalArgumentException().isThrownBy(() -> met.below(101));
  }
}
