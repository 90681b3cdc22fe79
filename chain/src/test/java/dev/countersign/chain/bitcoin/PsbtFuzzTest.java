package dev.countersign.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.model.value.UnreadableInput;

/** Whatever the bytes, they are a payload with sane amounts, or a sentence. */
class PsbtFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsBytesOrSaysWhyNot(byte[] input) {
    BitcoinPayload payload;
    try {
      payload = PsbtReader.read(input);
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).startsWith("The ");
      return;
    }
    assertThat(PsbtReader.looksLikePsbt(input)).isTrue();
    assertThat(payload.txid().length()).isEqualTo(32);
    assertThat(payload.outputs())
        .allSatisfy(
            output -> assertThat(output.amount()).isBetween(0L, BitcoinTransaction.MOST_SATOSHI));
    assertThat(payload.inputs())
        .allSatisfy(
            input1 -> assertThat(input1.amountProven() && input1.amount() == null).isFalse());
  }
}
