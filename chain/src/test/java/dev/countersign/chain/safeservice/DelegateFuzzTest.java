package dev.countersign.chain.safeservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;

/** Whatever the service lists, it is a delegate of whom it was asked for, or a sentence. */
class DelegateFuzzTest {
  private static final Address OWNER = Address.of("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");

  @FuzzTest(maxDuration = "10s")
  void readsADelegateOrSaysWhyNot(byte[] input) {
    try {
      Delegate one =
          DelegateReader.read(Json.parse(new String(input, StandardCharsets.UTF_8), "It"), OWNER);
      assertThat(one.delegator()).isEqualTo(OWNER);
      assertThat(one.label()).hasSizeLessThanOrEqualTo(50).doesNotContain("\n");
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).isNotBlank();
    }
  }
}
