package dev.countersign.gate.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.rules.amount.Bounds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  @ParameterizedTest
  @CsvSource({
    // low, in, high, in, value, contained
    "5, false, , false, 4, false",
    "5, false, , false, 5, false",
    "5, false, , false, 6, true",
    "5, true, , false, 4, false",
    "5, true, , false, 5, true",
    ", false, 5, false, 4, true",
    ", false, 5, false, 5, false",
    ", false, 5, true, 5, true",
    ", false, 5, true, 6, false",
    "5, true, 5, true, 5, true",
    "5, false, 7, false, 6, true"
  })
  void containsUpToItsEnds(
      @Nullable Integer low,
      boolean lowIn,
      @Nullable Integer high,
      boolean highIn,
      int value,
      boolean contained) {
    assertThat(new Bounds<>(low, lowIn, high, highIn).contains(value)).isEqualTo(contained);
  }

  @Test
  void knowsWhenNothingIsInside() {
    assertThat(new Bounds<>(6, true, 5, true).isEmpty()).isTrue();
    assertThat(new Bounds<>(5, true, 5, false).isEmpty()).isTrue();
    assertThat(new Bounds<>(5, true, 5, true).isEmpty()).isFalse();
    assertThatThrownBy(() -> new Bounds<Integer>(null, true, null, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Over all small ranges, against what they contain. */
  @Test
  void coversWhatContainsAllOfTheOther() {
    List<Bounds<Integer>> all = new ArrayList<>();
    for (Integer low : new Integer[] {null, 1, 2, 3}) {
      for (Integer high : new Integer[] {null, 1, 2, 3}) {
        for (int ends = 0; ends < 4; ends++) {
          if (low != null || high != null) {
            all.add(new Bounds<>(low, (ends & 1) == 0, high, (ends & 2) == 0));
          }
        }
      }
    }
    for (Bounds<Integer> wide : all) {
      for (Bounds<Integer> narrow : all) {
        if (wide.covers(narrow)) {
          for (int value = 0; value < 5; value++) {
            assertThat(!narrow.contains(value) || wide.contains(value))
                .as("%s covers %s, yet not %d", wide, narrow, value)
                .isTrue();
          }
        }
      }
    }
    assertThat(new Bounds<>(1, true, 3, true).covers(new Bounds<>(1, false, 3, false))).isTrue();
    assertThat(new Bounds<>(1, false, null, false).covers(new Bounds<>(1, false, 9, true)))
        .isTrue();
    assertThat(new Bounds<>(1, false, null, false).covers(new Bounds<>(1, true, 9, true)))
        .isFalse();
  }

  @Test
  void saysItsEnds() {
    assertThat(new Bounds<>(5, false, 10, true).words(i -> i + " USD"))
        .isEqualTo("over 5 USD and at most 10 USD");
    assertThat(new Bounds<>(null, false, 10, false).words(i -> i + "")).isEqualTo("under 10");
    assertThat(new Bounds<>(5, true, null, false).words(i -> i + "")).isEqualTo("at least 5");
  }
}
