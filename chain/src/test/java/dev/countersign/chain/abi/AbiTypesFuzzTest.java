package dev.countersign.chain.abi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever the text, it names types or is refused with the one exception that is documented. */
class AbiTypesFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void parsesTypesOrRefusesThem(byte[] input) {
    try {
      AbiParameters.parse(new String(input, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageMatching("(?s).*(types|static type).*");
    }
  }
}
