package dev.countersign.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeLimitTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, false",
    "1, 1.000000000000000001, true",
    "42161, 1.1, true",
    "56, 1.1, true",
    "30, 1.1, true",
    ", 1.1, true",
    "137, 100, false",
    "137, 100.1, true"
  })
  void isHighAboveOneCoinUnlessTheCoinIsKnownToBeSmall(
      Long chainId, BigDecimal coins, boolean high) {
    Reading reading = new Reading();
    FeeLimit.judge(coins.movePointRight(18).toBigIntegerExact(), chainId, "", reading);
    assertThat(reading.findings())
        .extracting(finding -> finding.code())
        .isEqualTo(high ? List.of(GateFinding.FEE_HIGH) : List.of());
  }
}
