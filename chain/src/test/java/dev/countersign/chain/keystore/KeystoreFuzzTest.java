package dev.countersign.chain.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

/** Whatever the file, it is a keystore that is written as it was read, or a sentence. */
class KeystoreFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrSaysWhyNot(byte[] input) {
    Keystore read;
    try {
      read = Keystore.read(new String(input, StandardCharsets.UTF_8));
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).isNotBlank();
      return;
    }
    assertThat(Keystore.read(read.json()).json()).isEqualTo(read.json());
  }
}
