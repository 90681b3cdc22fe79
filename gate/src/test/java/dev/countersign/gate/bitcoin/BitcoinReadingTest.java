package dev.countersign.gate.bitcoin;

import static dev.countersign.gate.bitcoin.TestWallets.A;
import static dev.countersign.gate.bitcoin.TestWallets.A_CHANGE;
import static dev.countersign.gate.bitcoin.TestWallets.BTC;
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

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.PsbtReader;
import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitcoinReadingTest {
  @Test
  void findsNothingInAPaymentToAKnownAddressWithProvenChange() {
    Reading out =
        reading(payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0)).read(), DIRECTORY);
    assertThat(out.findings()).isEmpty();
    assertThat(out.effects())
        .containsExactly(
            new Effect.BitcoinPaid(Amount.of(BTC), EXCHANGE),
            new Effect.BitcoinChange(Amount.of(2 * BTC - 2_000), A_CHANGE),
            new Effect.BitcoinFee(Amount.of(2_000)));
    assertThat(out.isContractCall()).isFalse();
  }

  @Test
  void readsVersion2Alike() {
    TestPsbt psbt = payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    Reading one = reading(psbt.read(), DIRECTORY);
    Reading two = reading(psbt.readVersion2(0), DIRECTORY);
    assertThat(two.effects()).isEqualTo(one.effects());
    assertThat(two.findings()).isEmpty();
  }

  @Test
  void holdsAPaymentToAnUnknownAddress() {
    Reading out =
        reading(
            new TestPsbt()
                .spends(BTC, TestScript.p2wpkh(A, 0, 0))
                .pays(BTC - 1_000, TestScript.of(STRANGER))
                .read(),
            DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.UNKNOWN_DESTINATION);
    assertThat(out.findings().getFirst().sentence())
        .isEqualTo(
            "Output 1 pays 0.99999 BTC to "
                + STRANGER
                + ", which is not among the known addresses");
  }

  @ParameterizedTest
  @CsvSource({"6a0568656c6c6f, carries data", "51, the script 0x51", "'', the script 0x"})
  void holdsAnOutputWithoutAnAddress(String script, String words) {
    Reading out =
        reading(
            payment()
                .pays(0, TestScript.raw(script))
                .pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0))
                .read(),
            DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.UNKNOWN_DESTINATION);
    assertThat(out.findings().getFirst().sentence()).contains(words);
  }

  @Test
  void knowsAnAddressOfATestNetworkOnlyThere() {
    Directory directory =
        knowing(List.of(A), counterparty("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"));
    TestPsbt psbt = payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(reading(psbt.read(), directory)))
        .containsExactly(GateFinding.UNKNOWN_DESTINATION);
  }

  @Test
  void takesNoAddressOfATestNetworkForChangeWhereThePathsDoNotTell() {
    Directory directory =
        knowing(
            List.of(),
            new Known.BitcoinEntry(
                "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", Known.Kind.OWN, "Reserve"));
    Reading out =
        reading(
            new TestPsbt()
                .spends(BTC, TestScript.of("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"))
                .pays(BTC - 1_000, TestScript.of("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"))
                .read(),
            directory);
    assertThat(codes(out)).containsExactly(GateFinding.UNKNOWN_DESTINATION);
  }

  @ParameterizedTest
  @CsvSource({
    "2, NONE (0x02)",
    "3, SINGLE (0x03)",
    "129, ALL|ANYONECANPAY (0x81)",
    "130, NONE|ANYONECANPAY (0x82)",
    "131, SINGLE|ANYONECANPAY (0x83)",
    "4, 0x04",
    "257, 0x101"
  })
  void deniesASignatureThatLeavesSomethingOpen(long type, String name) {
    TestPsbt psbt =
        payment()
            .field(0x03, TestPsbt.little(type, 4))
            .pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    Reading out = reading(psbt.read(), DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.PSBT_SIGHASH);
    assertThat(out.findings().getFirst().evidence()).containsEntry("sighash", name);
  }

  @Test
  void deniesWhereASignatureAlreadyLeavesSomethingOpen() {
    Bytes signature = Bytes.fromHex("3006020101020101" + "83");
    TestPsbt psbt =
        payment()
            .field(0x02, TestScript.key(A, 0, 0), signature)
            .pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(psbt)).containsExactly(GateFinding.PSBT_SIGHASH);
    TestPsbt done =
        payment()
            .field(0x08, Bytes.fromHex("0209").concat(signature).concat(Bytes.fromHex("0102")))
            .pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(done)).containsExactly(GateFinding.PSBT_SIGHASH);
  }

  @Test
  void takesTheSighashTypeAllAsItIs() {
    assertThat(
            codes(
                payment()
                    .field(0x03, TestPsbt.little(1, 4))
                    .pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0))))
        .isEmpty();
  }

  @Test
  void deniesAnEarlierTransactionThatIsNotTheOneSpent() {
    Bytes earlier = TestPsbt.earlier(9 * BTC, TestScript.p2wpkh(A, 0, 0).script());
    TestPsbt psbt =
        payment().field(0x00, earlier).pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(psbt))
        .contains(GateFinding.PSBT_INCONSISTENT, GateFinding.PSBT_AMOUNT_UNPROVEN);
  }

  @Test
  void deniesAnOldInputWithoutItsEarlierTransaction() {
    TestPsbt psbt =
        new TestPsbt().spendsClaimed(BTC, TestScript.of(STRANGER)).pays(BTC - 1_000, known());
    assertThat(codes(psbt))
        .containsExactly(GateFinding.PSBT_INCONSISTENT, GateFinding.PSBT_AMOUNT_UNPROVEN);
  }

  @Test
  void deniesScriptsThatAreNotThoseOfTheOutput() {
    assertThat(codes(payment().field(0x04, Bytes.fromHex("51"))))
        .contains(GateFinding.PSBT_INCONSISTENT);
    TestScript change = TestScript.p2wpkh(A, 1, 0);
    TestScript contradicted = change.withOutput("01", Bytes.fromHex("51"));
    assertThat(codes(payment().pays(2 * BTC - 2_000, contradicted)))
        .contains(GateFinding.PSBT_INCONSISTENT);
    assertThat(codes(payment().field(0x05, Bytes.fromHex("51"))))
        .contains(GateFinding.PSBT_INCONSISTENT);
  }

  @Test
  void deniesOneOutputSpentTwice() {
    assertThat(codes(payment().spends(3 * BTC, TestScript.p2wpkh(A, 0, 0))))
        .contains(GateFinding.PSBT_INCONSISTENT);
  }

  @Test
  void deniesATransactionWithoutInputsOrOutputs() {
    assertThat(codes(new TestPsbt()))
        .containsExactly(GateFinding.PSBT_INCONSISTENT, GateFinding.PSBT_INCONSISTENT);
    assertThat(codes(new TestPsbt().spends(1_000, TestScript.p2wpkh(A, 0, 0))))
        .contains(GateFinding.PSBT_INCONSISTENT);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "8"})
  void holdsWhatMayStillBeAddedTo(int flags) {
    TestPsbt psbt = payment().pays(2 * BTC - 2_000, TestScript.p2wpkh(A, 1, 0));
    assertThat(codes(reading(psbt.readVersion2(flags), DIRECTORY)))
        .containsExactly(GateFinding.PSBT_MODIFIABLE);
  }

  @Test
  void deniesAnAddressThatLooksLikeAKnownOne() {
    String looksLike = lookalike();
    Reading out =
        reading(payment().pays(2 * BTC - 2_000, TestScript.of(looksLike)).read(), DIRECTORY);
    assertThat(codes(out)).containsExactly(GateFinding.DESTINATION_IMITATES_KNOWN);
    assertThat(out.findings().getFirst().code().outcome()).isEqualTo(Outcome.DENY);
    assertThat(out.findings().getFirst().sentence()).contains(looksLike, "Exchange (" + EXCHANGE);
  }

  /** Head and tail of the known one: four letters and two, which takes a thousand tries. */
  private static String lookalike() {
    Bytes script = BitcoinAddress.parse(EXCHANGE, "The address").scriptPubKey();
    for (long i = 1; ; i++) {
      Bytes other = script.slice(0, 14).concat(TestPsbt.little(i, 8));
      String address = BitcoinAddress.of(BitcoinNetwork.MAINNET, other).orElseThrow();
      if (address.endsWith(EXCHANGE.substring(EXCHANGE.length() - 2))) {
        return address;
      }
    }
  }

  @Test
  void boundsWhatItSaysOfManyContradictions() {
    TestPsbt psbt = new TestPsbt();
    for (int i = 0; i < 100; i++) {
      psbt.spends(BTC, TestScript.p2wpkh(A, 0, 0));
    }
    Reading out = reading(psbt.pays(99 * BTC, known()).read(), DIRECTORY);
    assertThat(out.findings()).hasSizeLessThan(30);
    assertThat(out.findings().toString()).contains("79 contradictions more");
  }

  @Test
  void findsNothingInTheExampleWithWhatItsOwnerKnows() throws IOException {
    Path examples = Path.of("..", "examples");
    TestPsbt psbt =
        new TestPsbt()
            .spends(250_000_000, TestScript.p2wpkh(A, 0, 0))
            .spends(40_000_000, TestScript.p2wpkh(A, 0, 1))
            .pays(120_000_000, known())
            .pays(169_998_000, TestScript.p2wpkh(A, 1, 0));
    BitcoinPayload payload =
        PsbtReader.read(Files.readAllBytes(examples.resolve("bitcoin-payment.psbt")));
    assertThat(payload).isEqualTo(psbt.read());
    Known known = KnownFile.read(Files.readString(examples.resolve("known-bitcoin.json")));
    Reading out = reading(payload, new Directory(known));
    assertThat(out.findings()).isEmpty();
    assertThat(out.effects()).contains(new Effect.BitcoinPaid(Amount.of(120_000_000), EXCHANGE));
  }
}
