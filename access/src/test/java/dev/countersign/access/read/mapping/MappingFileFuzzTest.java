package dev.countersign.access.read.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;

/** Whatever the text, a mapping file is read or refused with a sentence. */
class MappingFileFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void isReadOrRefused(byte[] input) {
    String text = new String(input, UTF_8);
    holds(text);
    String shipped =
        ShippedMappings.text(
            ShippedMappings.NAMES.get(input.length % ShippedMappings.NAMES.size()));
    int at = input.length == 0 ? 0 : (input[0] & 0xff) * shipped.length() / 256;
    holds(shipped.substring(0, at) + text + shipped.substring(at));
  }

  private static void holds(String text) {
    boolean right = MappingFile.mistakes(text).isEmpty();
    try {
      assertThat(MappingFile.read(text, "fuzz").name()).isNotEmpty();
      assertThat(right).isTrue();
    } catch (UnreadableInput e) {
      assertThat(right).isFalse();
      assertThat(e.sentence()).startsWith("fuzz, ");
    }
  }
}
