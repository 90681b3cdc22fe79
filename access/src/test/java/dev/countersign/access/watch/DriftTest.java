package dev.countersign.access.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.event.Activity;
import dev.countersign.access.event.Result;
import dev.countersign.access.event.Target;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private final Drift drift = new Drift();
  private final AccessEvent read =
      new Office()
          .event(
              Office.seat("ann@example.com"),
              Activity.READ,
              Target.NOTHING,
              Result.SUCCESS,
              Map.of());

  @Test
  void addsBitsAndNeverFallsBelowZero() {
    drift.familiar(0.25, 0.5);
    assertThat(drift.bits()).isZero();
    drift.strange(0.25, 0.5, read);
    drift.strange(0.25, 0.5, read);
    assertThat(drift.bits()).isCloseTo(2, CLOSE);
    drift.familiar(0.25, 0.5);
    assertThat(drift.bits()).isCloseTo(2 + Math.log(0.5 / 0.75) / Math.log(2), CLOSE);
    for (int i = 0; i < 10; i++) {
      drift.familiar(0.25, 0.5);
    }
    assertThat(drift.bits()).isZero();
    assertThat(drift.notes()).isEmpty();
  }

  @Test
  void keepsTheFirstSixStrangeReadsOfARow() {
    for (int i = 0; i < 9; i++) {
      drift.strange(0.25, 0.5, read);
    }
    assertThat(drift.notes()).hasSize(6);
    drift.clear();
    assertThat(drift.notes()).isEmpty();
    assertThat(drift.bits()).isZero();
  }

  @Test
  void forgetsAfterAPauseAndNotForWhatComesLate() {
    drift.forget(1_000, 60);
    drift.strange(0.25, 0.5, read);
    drift.forget(1_060, 60);
    drift.forget(1_010, 60);
    drift.forget(1_100, 60);
    assertThat(drift.bits()).isCloseTo(1, CLOSE);
    drift.forget(1_161, 60);
    assertThat(drift.bits()).isZero();
  }
}
