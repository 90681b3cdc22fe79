package dev.countersign.access.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.model.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTest {
  private static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Weight LURE = new Weight(30, Duration.ofDays(14));

  private static Part found(Severity severity) {
    return found(severity, "");
  }

  private static Part found(Severity severity, String session) {
    return new Part(Kind.ACCESS, session, Weight.of(severity), THEN, 100);
  }

  private static Part lure() {
    return new Part(Kind.LURE, "", LURE, THEN, 100);
  }

  @ParameterizedTest
  @CsvSource({
    "INFO, PT0S, 0",
    "LOW, PT0S, 10",
    "MEDIUM, PT-1H, 30",
    "MEDIUM, PT0S, 30",
    "MEDIUM, PT84H, 15",
    "MEDIUM, P6DT23H59M59.999S, 1",
    "MEDIUM, P7D, 0",
    "HIGH, PT0S, 60",
    "HIGH, P7D, 30",
    "HIGH, P14D, 0",
    "CRITICAL, PT0S, 90",
    "CRITICAL, P7D, 45",
    "CRITICAL, P14D, 0",
    "CRITICAL, P400D, 0"
  })
  void fallsInAStraightLineToNothing(Severity severity, Duration after, int risk) {
    assertThat(Risk.ofPerson(List.of(found(severity)), THEN.plus(after))).isEqualTo(risk);
  }

  @Test
  void whatShowsOneCauseManyTimesCountsOnce() {
    List<Part> lures = List.of(lure(), lure(), lure(), lure());
    assertThat(Risk.ofPerson(lures, THEN)).isEqualTo(30);
    assertThat(Risk.ofPerson(List.of(found(Severity.MEDIUM), found(Severity.HIGH)), THEN))
        .isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"LOW, 37", "MEDIUM, 51", "HIGH, 72", "CRITICAL, 93"})
  void aLureAndAFindingTogetherAreMoreThanEither(Severity severity, int risk) {
    assertThat(Risk.ofPerson(List.of(lure(), found(severity)), THEN)).isEqualTo(risk);
  }

  @Test
  void nothingIsNoRiskAndCertaintyIsTheMost() {
    assertThat(Risk.ofPerson(List.of(), THEN)).isZero();
    Part certain = new Part(Kind.ACCESS, "", new Weight(100, Duration.ofDays(1)), THEN, 100);
    assertThat(Risk.ofPerson(List.of(certain, lure()), THEN)).isEqualTo(100);
  }

  @Test
  void countsForItsSessionInFullAndForOthersOfThePersonLess() {
    List<Part> parts = List.of(found(Severity.CRITICAL, "one"));
    assertThat(Risk.ofSession(parts, "one", THEN)).isEqualTo(90);
    assertThat(Risk.ofSession(parts, "two", THEN)).isEqualTo(60);
    assertThat(Risk.ofPerson(parts, THEN)).isEqualTo(90);
  }

  @Test
  void whatIsAboutNoSessionOfOursIsAboutNoneEvenWhereNoneIsAsked() {
    assertThat(Risk.ofSession(List.of(found(Severity.HIGH)), "", THEN)).isEqualTo(40);
    assertThat(Risk.ofSession(List.of(lure()), "one", THEN)).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"100, 90", "90, 90", "89, 89", "40, 40", "0, 0"})
  void isAtMostWhatSecurityLoweredItTo(int atMost, int risk) {
    Part part = new Part(Kind.ACCESS, "", Weight.of(Severity.CRITICAL), THEN, atMost);
    assertThat(Risk.ofPerson(List.of(part), THEN)).isEqualTo(risk);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 51, 60, 72})
  void isBelowAThresholdFromTheMomentThatIsTold(int threshold) {
    List<Part> parts = List.of(lure(), found(Severity.HIGH));
    Instant below = Risk.below(parts, threshold, THEN);
    assertThat(Risk.ofPerson(parts, below)).isLessThan(threshold);
    assertThat(Risk.ofPerson(parts, below.minusSeconds(1))).isGreaterThanOrEqualTo(threshold);
  }

  @Test
  void whatIsBelowTheThresholdIsBelowItNow() {
    assertThat(Risk.below(List.of(lure()), 31, THEN)).isEqualTo(THEN);
    assertThat(Risk.below(List.of(), 1, THEN)).isEqualTo(THEN);
  }

  @Test
  void refusesWhatIsNoRisk() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Weight(101, Duration.ofDays(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Weight(-1, Duration.ofDays(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Weight(1, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Part(Kind.LURE, "", LURE, THEN, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> Risk.below(List.of(), 0, THEN));
    assertThatIllegalArgumentException().isThrownBy(() -> Risk.below(List.of(), 101, THEN));
  }
}
