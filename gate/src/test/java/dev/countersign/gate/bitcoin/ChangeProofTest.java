package dev.countersign.gate.bitcoin;

import static dev.countersign.gate.bitcoin.TestWallets.A;
import static dev.countersign.gate.bitcoin.TestWallets.B;
import static dev.countersign.gate.bitcoin.TestWallets.BTC;
import static dev.countersign.gate.bitcoin.TestWallets.C;
import static dev.countersign.gate.bitcoin.TestWallets.DIRECTORY;
import static dev.countersign.gate.bitcoin.TestWallets.EXCHANGE;
import static dev.countersign.gate.bitcoin.TestWallets.STRANGER;
import static dev.countersign.gate.bitcoin.TestWallets.codes;
import static dev.countersign.gate.bitcoin.TestWallets.counterparty;
import static dev.countersign.gate.bitcoin.TestWallets.knowing;
import static dev.countersign.gate.bitcoin.TestWallets.known;
import static dev.countersign.gate.bitcoin.TestWallets.payment;
import static dev.countersign.gate.bitcoin.TestWallets.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeProofTest {
  @Test
  void provesChangeOfMultisig() {
    Reading out =
        reading(
            new TestPsbt()
                .spends(BTC, TestScript.multisig(2, 0, 7, A, B, C))
                .spends(BTC, TestScript.multisig(2, 1, 3, A, B, C))
                .pays(BTC, known())
                .pays(BTC - 3_000, TestScript.multisig(2, 1, 4, A, B, C))
                .read(),
            DIRECTORY);
    assertThat(out.findings()).isEmpty();
    assertThat(out.effects()).hasSize(3).element(1).isInstanceOf(Effect.BitcoinChange.class);
  }

  @Test
  void provesChangeOfNestedSegwit() {
    assertThat(
            codes(
                new TestPsbt()
                    .spends(3 * BTC, TestScript.nested(A, 0, 0))
                    .pays(BTC, known())
                    .pays(2 * BTC - 2_000, TestScript.nested(A, 1, 0))))
        .isEmpty();
  }

  /** With the first addresses of BIP-86. A taproot signature commits to what is only claimed. */
  @Test
  void provesChangeOfTaproot() {
    TestScript receive =
        TestScript.taproot(
            "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr", B, 0, 0);
    TestScript change =
        TestScript.taproot(
            "bc1p3qkhfews2uk44qtvauqyr2ttdsw7svhkl9nkm9s9c3x4ax5h60wqwruhk7", B, 1, 0);
    assertThat(
            codes(
                new TestPsbt()
                    .spendsClaimed(3 * BTC, receive)
                    .pays(BTC, known())
                    .pays(2 * BTC - 2_000, change)))
        .isEmpty();
    isUnproven(
        new TestPsbt()
            .spendsClaimed(3 * BTC, receive)
            .pays(BTC, known())
            .pays(2 * BTC - 2_000, change.withOutput("06", Bytes.fromHex("00c00151"))),
        "its script does not follow from the keys");
  }

  @Test
  void provesChangeWithAKeyWhoseOriginIsNotKnown() {
    Directory directory = knowing(List.of(A.substring(A.indexOf(']') + 1)), counterparty(EXCHANGE));
    TestPsbt psbt = payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    assertThat(reading(psbt.read(), directory).findings()).isEmpty();
  }

  @Test
  void takesAListedAddressOfOnesOwnAsChange() {
    Directory directory =
        knowing(
            List.of(),
            counterparty(EXCHANGE),
            new Known.BitcoinEntry(STRANGER, Known.Kind.OWN, "Reserve"));
    Reading out =
        reading(payment().pays(2 * BTC - 2_000, TestScript.of(STRANGER)).read(), directory);
    assertThat(out.findings()).isEmpty();
    assertThat(out.effects())
        .contains(new Effect.BitcoinChange(Amount.of(2 * BTC - 2_000), STRANGER));
  }

  private static void isUnproven(TestPsbt psbt, String why) {
    Reading out = reading(psbt.read(), DIRECTORY);
    assertThat(codes(out))
        .containsExactly(GateFinding.PSBT_CHANGE_UNPROVEN, GateFinding.UNKNOWN_DESTINATION);
    assertThat(out.findings().getFirst().sentence()).contains(why);
    assertThat(out.effects()).noneMatch(Effect.BitcoinChange.class::isInstance);
  }

  @Test
  void treatsAsPaymentWhatOnlyClaimsToBeChange() {
    Bytes key = TestScript.key(C, 0, 0);
    TestScript others = new TestScript(TestScript.p2wpkh(C, 0, 0).script(), Map.of(), Map.of());
    isUnproven(
        payment().pays(2 * BTC - 2_000, others.claims(key, A, 1, 0)),
        "its keys do not derive from yours");
    isUnproven(
        payment().pays(2 * BTC - 2_000, others.claims(TestScript.key(A, 1, 0), A, 1, 0)),
        "its script does not follow from the keys");
  }

  @Test
  void takesChangeNotFarBeyondTheInputs() {
    TestPsbt near =
        new TestPsbt()
            .spends(3 * BTC, TestScript.p2wpkh(A, 0, 500_000))
            .pays(3 * BTC - 2_000, TestScript.p2wpkh(A, 1, 501_000));
    assertThat(codes(near)).isEmpty();
  }

  @Test
  void treatsChangeToOneCosignerAloneAsPayment() {
    TestPsbt psbt =
        new TestPsbt().spends(3 * BTC, TestScript.multisig(2, 0, 7, A, B, C)).pays(BTC, known());
    isUnproven(psbt.pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0)), "another form of script");
  }

  @Test
  void treatsChangeThatFewerCanSpendAsPayment() {
    TestPsbt psbt =
        new TestPsbt().spends(3 * BTC, TestScript.multisig(2, 0, 7, A, B, C)).pays(BTC, known());
    isUnproven(psbt.pays(2 * BTC - 2_000, TestScript.multisig(1, 1, 0, A, B, C)), "fewer or more");
  }

  @Test
  void treatsChangeWithoutAllCosignersAsPayment() {
    TestPsbt psbt =
        new TestPsbt().spends(3 * BTC, TestScript.multisig(2, 0, 7, A, B, C)).pays(BTC, known());
    isUnproven(psbt.pays(2 * BTC - 2_000, TestScript.multisig(2, 1, 0, A, B)), "other keys");
  }

  /** A cosigner adds an input of theirs alone, and takes the change of all to the same wallet. */
  @Test
  void treatsChangeAsPaymentWhenTheInputsBelongToSeveralWallets() {
    isUnproven(
        new TestPsbt()
            .spends(3 * BTC, TestScript.multisig(2, 0, 7, A, B, C))
            .spends(10_000, TestScript.p2wpkh(A, 0, 0))
            .pays(BTC, known())
            .pays(2 * BTC, TestScript.p2wpkh(A, 1, 0)),
        "do not all belong to one wallet");
  }

  @Test
  void treatsChangeAsPaymentWithoutKeysOfOnesOwn() {
    TestPsbt psbt = payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    Reading out = reading(psbt.read(), knowing(List.of(), counterparty(EXCHANGE)));
    assertThat(codes(out))
        .containsExactly(GateFinding.PSBT_CHANGE_UNPROVEN, GateFinding.UNKNOWN_DESTINATION);
    assertThat(out.findings().getFirst().sentence()).contains("bitcoinKeys");
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "1, 2147483647", "1, 101001"})
  void treatsChangeAtAPlaceWhereNoWalletLooksAsPayment(long branch, long index) {
    TestPsbt psbt = payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, branch, index));
    assertThat(codes(psbt))
        .containsExactly(GateFinding.PSBT_CHANGE_UNPROVEN, GateFinding.UNKNOWN_DESTINATION);
  }
}
