package dev.countersign.drill.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhishScaleTest {
  @ParameterizedTest
  @CsvSource({
    "1, 32, VERY",
    "8, 18, VERY",
    "8, 17, VERY",
    "8, 11, VERY",
    "8, 10, MODERATELY",
    "9, 18, VERY",
    "9, 17, MODERATELY",
    "14, 11, MODERATELY",
    "14, 10, MODERATELY_TO_LEAST",
    "15, 18, MODERATELY",
    "15, 11, MODERATELY",
    "15, 10, LEAST",
    "40, -8, LEAST"
  })
  void ratesAsTheScalesTableDoes(int cues, int premise, Difficulty expected) {
    assertThat(PhishScale.rate(cues, premise)).isEqualTo(expected);
  }

  @Test
  void takesTrainingAwayFromThePremise() {
    assertThat(new Premise(8, 8, 8, 8, 0).score()).isEqualTo(32);
    assertThat(new Premise(0, 0, 0, 0, 8).score()).isEqualTo(-8);
    assertThatThrownBy(() -> new Premise(3, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PhishScale.rate(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsTheScalesCues() {
    assertThat(Cue.values()).hasSize(23);
    for (Cue cue : Cue.values()) {
      assertThat(Cue.of(cue.word())).isEqualTo(cue);
    }
  }
}
