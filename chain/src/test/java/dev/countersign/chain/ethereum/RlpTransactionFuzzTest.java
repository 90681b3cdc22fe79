package dev.countersign.chain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.chain.rlp.Rlp;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.util.Objects;

/** Whatever the input, it is a transaction that is what it says, or a sentence. */
class RlpTransactionFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsBytesOrSaysWhyNot(byte[] input) {
    Bytes raw = Bytes.of(input);
    boolean looks = EthereumReader.looksLikeRlp(raw);
    EthereumPayload read;
    try {
      read = EthereumReader.fromRlp(raw);
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).isNotBlank();
      return;
    }
    assertThat(looks).isTrue();
    assertThat(read.from() != null).isEqualTo(read.signed());
    if (read.type() == 1 || read.type() == 2) {
      // The hash is made of the fields read; unsigned, those are all of the bytes.
      assertThat(Objects.equals(Keccak256.hash(raw), read.signingHash())).isEqualTo(!read.signed());
    }
    assertThat(Rlp.encode(Rlp.decode(read.type() == 0 ? raw : raw.from(1), "It")).length())
        .isEqualTo(read.type() == 0 ? raw.length() : raw.length() - 1);
  }
}
