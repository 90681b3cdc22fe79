package dev.countersign.gate.bitcoin;

import static dev.countersign.gate.bitcoin.TestWallets.A;
import static dev.countersign.gate.bitcoin.TestWallets.BTC;
import static dev.countersign.gate.bitcoin.TestWallets.DIRECTORY;
import static dev.countersign.gate.bitcoin.TestWallets.codes;
import static dev.countersign.gate.bitcoin.TestWallets.known;
import static dev.countersign.gate.bitcoin.TestWallets.payment;
import static dev.countersign.gate.bitcoin.TestWallets.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeReadingTest {
  @Test
  void holdsAnAmountThatIsOnlyClaimed() {
    TestPsbt psbt =
        new TestPsbt()
            .spendsClaimed(3 * BTC, TestScript.p2wpkh(A, 0, 0))
            .pays(3 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    Reading out = reading(psbt.read(), DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.PSBT_AMOUNT_UNPROVEN);
    assertThat(out.findings().getFirst().sentence()).startsWith("Input 1 only claims its amount");
  }

  @Test
  void holdsAnAmountThatIsNotSaid() {
    Reading out = reading(payment().without(0x00).read(), DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.PSBT_AMOUNT_UNPROVEN);
    assertThat(out.findings().getFirst().sentence()).contains("the fee is not known");
    assertThat(out.effects()).noneMatch(Effect.BitcoinFee.class::isInstance);
  }

  @Test
  void deniesTwoAmountsForOneInput() {
    Bytes lie =
        TestPsbt.little(4 * BTC, 8)
            .concat(TestPsbt.little(22, 1))
            .concat(TestScript.p2wpkh(A, 0, 0).script());
    TestPsbt psbt = payment().field(0x01, lie).pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    Reading out = reading(psbt.read(), DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.PSBT_INCONSISTENT);
    assertThat(out.effects()).contains(new Effect.BitcoinFee(Amount.of(2_000)));
  }

  @Test
  void deniesMoreGoingOutThanIn() {
    assertThat(codes(payment().pays(2 * BTC + 1, known())))
        .containsExactly(GateFinding.PSBT_INCONSISTENT);
  }

  @ParameterizedTest
  @CsvSource({
    // About 140 virtual bytes.
    "60000, 1000000000, false",
    "80000, 1000000000, true",
    "10000, 50000, false",
    "10001, 100010, false",
    "10001, 100009, true",
  })
  void holdsAFeeFarAboveWhatTheTransactionIsWorth(long fee, long paid, boolean high) {
    TestPsbt psbt =
        new TestPsbt()
            .spends(paid + 10 * BTC + fee, TestScript.p2wpkh(A, 0, 0))
            .pays(paid, known())
            .pays(10 * BTC, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(psbt).contains(GateFinding.PSBT_FEE_HIGH)).isEqualTo(high);
    assertThat(codes(psbt)).hasSizeLessThan(2);
  }

  @Test
  void measuresTheFeeOfAConsolidationByWhatItMoves() {
    TestPsbt psbt =
        new TestPsbt()
            .spends(1_000_000, TestScript.p2wpkh(A, 0, 0))
            .spends(1_000_001, TestScript.p2wpkh(A, 0, 1))
            .pays(1_980_001, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(psbt)).isEmpty();
  }
}
