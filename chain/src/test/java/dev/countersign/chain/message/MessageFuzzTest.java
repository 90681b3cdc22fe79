package dev.countersign.chain.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.chain.payload.MessagePayload;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;

class MessageFuzzTest {
  private static final Bytes CLAIM =
      ascii(
          """
          example.com wants you to sign in with your Ethereum account:
          0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed

          """);

  @FuzzTest(maxDuration = "10s")
  void readsAnyBytes(byte[] message) {
    MessagePayload payload = MessageReader.read(Bytes.of(message), null, null);
    assertThat(payload.digest().length()).isEqualTo(32);
    assertThat(payload.siwe() == null || payload.text() != null).isTrue();
    MessageReader.read(CLAIM.concat(Bytes.of(message)), null, null);
  }

  private static Bytes ascii(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
