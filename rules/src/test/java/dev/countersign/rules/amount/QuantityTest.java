package dev.countersign.rules.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10000 USDC | 10000 | USDC",
        "250_000 USD | 250000 | USD",
        "1_250_000.5 USD | 1250000.5 | USD",
        "0.000000000000000001 ETH | 0.000000000000000001 | ETH",
        "0 USD | 0 | USD",
        "5 0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48 | 5 | 0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"
      })
  void readsANumberAndItsUnit(String text, BigDecimal number, String unit) {
    assertThat(Quantity.parse(text, "The amount")).isEqualTo(new Quantity(number, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "USD",
        "5",
        "5USD",
        "5  USD",
        "-5 USD",
        "+5 USD",
        "5. USD",
        ".5 USD",
        "1e6 USD",
        "1,000 USD",
        "1_00 USD",
        "1000_000 USD",
        "_1 USD",
        "5 USD more",
        "٥ USD",
        "5\tUSD",
        "NaN USD",
        "0x10 USD"
      })
  void refusesWhatIsNoAmount(String text) {
    assertThatThrownBy(() -> Quantity.parse(text, "The amount"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is not a decimal number and its unit");
  }

  @Test
  void isEqualWhateverZerosWereWritten() {
    assertThat(Quantity.parse("1.50 USD", "x")).isEqualTo(Quantity.parse("1.5 USD", "x"));
    assertThat(Quantity.parse("0.00 USD", "x")).isEqualTo(Quantity.parse("0 USD", "x"));
    assertThat(Quantity.parse("100 USD", "x"))
        .isEqualTo(new Quantity(new BigDecimal("1E+2"), "USD"))
        .hasSameHashCodeAs(new Quantity(new BigDecimal("1E+2"), "USD"));
  }

  @Test
  void comparesPastSixtyFourBitsAndToTheLastDigit() {
    Quantity most = Quantity.parse("9223372036854775807 X", "x");
    Quantity more = Quantity.parse("9223372036854775807.000000000000000001 X", "x");
    assertThat(most.compare(more)).isNegative();
    assertThat(more.compare(most)).isPositive();
    assertThat(most.plus(most).number()).isEqualTo(new BigDecimal("18446744073709551614"));
  }

  @Test
  void doesNotCompareDifferentUnits() {
    Quantity ether = Quantity.parse("1 ETH", "x");
    Quantity dollar = Quantity.parse("1 USD", "x");
    assertThatThrownBy(() -> ether.compare(dollar))
        .isInstanceOf(CannotTell.class)
        .hasMessage("an amount of ETH cannot be compared with one of USD");
    assertThatThrownBy(() -> ether.plus(dollar)).isInstanceOf(CannotTell.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 X",
        "12 | 12 X",
        "123 | 123 X",
        "1234 | 1,234 X",
        "-1234567.891 | -1,234,567.891 X",
        "1E+6 | 1,000,000 X",
        "0.10 | 0.1 X"
      })
  void isShownInGroupsOfThree(BigDecimal number, String text) {
    assertThat(new Quantity(number, "X")).hasToString(text);
  }
}
