package dev.countersign.chain.eip712;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

/** Whatever the text, it is typed data with the digest of its two hashes, or a sentence. */
class TypedDataFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrSaysWhyNot(byte[] input) {
    TypedDataPayload read;
    try {
      read =
          TypedDataReader.read(Json.parse(new String(input, StandardCharsets.UTF_8), "The input"));
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).isNotBlank();
      return;
    }
    assertThat(read.encodedType()).startsWith(read.primaryType() + "(");
    assertThat(read.digest())
        .isEqualTo(Keccak256.hash(Bytes.fromHex("0x1901"), read.domainHash(), read.messageHash()));
  }
}
