package dev.countersign.chain.rlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;

/** Whatever the bytes, they are what the encoder writes for the item read, or a sentence. */
class RlpFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsWhatTheEncoderWritesOrSaysWhyNot(byte[] input) {
    Bytes bytes = Bytes.of(input);
    RlpItem item;
    try {
      item = Rlp.decode(bytes, "The input");
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).startsWith("The input is not canonical RLP");
      return;
    }
    assertThat(Rlp.encode(item)).isEqualTo(bytes);
  }
}
