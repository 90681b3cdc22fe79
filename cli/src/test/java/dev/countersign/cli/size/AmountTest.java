package dev.countersign.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.size.Constant.Kind;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  private static final Amount UNKNOWN =
      Amount.of(
          new Constant("x", OptionalDouble.empty(), "", Kind.MEASURED, "", OptionalDouble.empty()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "0.00624|0.00624",
        "0.012345|0.0123",
        "1|1",
        "9.999|10",
        "99.96|100",
        "100.5|101",
        "999|999",
        "1000|1,000",
        "4000000000|4,000,000,000"
      })
  void figuresAreReadByPeople(double value, String figure) {
    assertThat(Amount.figure(value)).isEqualTo(figure);
  }

  @Test
  void bracketsStandWhereTheyAreNeeded() {
    Amount sum = Amount.of(2).plus(Amount.of(3));
    assertThat(sum.times(Amount.of(4)).text()).isEqualTo("(2 + 3) × 4");
    assertThat(sum.times(Amount.of(4)).value()).hasValue(20);
    assertThat(Amount.of(12).over(Amount.of(2).times(Amount.of(3))).text())
        .isEqualTo("12 ÷ (2 × 3)");
    assertThat(Amount.of(12).over(Amount.of(2).times(Amount.of(3))).value()).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "2.0000000001,2", "2.1,3", "0.2,1"})
  void nodesAreWhole(double value, double whole) {
    assertThat(Amount.of(value).up().value()).hasValue(whole);
  }

  @Test
  void whatHangsOnAnUnmeasuredConstantHasNoValue() {
    Amount all = Amount.of(3).times(UNKNOWN).plus(Amount.of(1)).up().most(Amount.of(2)).named();
    assertThat(all.value()).isEmpty();
    assertThat(all.missing()).containsExactly("x");
  }
}
