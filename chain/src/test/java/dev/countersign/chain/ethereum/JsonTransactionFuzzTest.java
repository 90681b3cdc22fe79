package dev.countersign.chain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

/** Whatever the text, it is a transaction that is what it says, or a sentence. */
class JsonTransactionFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsObjectsOrSaysWhyNot(byte[] input) {
    try {
      EthereumPayload read =
          EthereumReader.fromJson(
              Json.parse(new String(input, StandardCharsets.UTF_8), "The input"));
      assertThat(read.type()).isBetween(0, 4);
      assertThat(read.signed() && read.from() == null).isFalse();
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).isNotBlank();
    }
  }
}
