package dev.countersign.intel.stix;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.intel.knowledge.Texts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class StixFuzzTest {
  private static final String BUNDLE = Json.compact(StixWriter.bundle(new Texts().read()));

  /** A bundle of any bytes, or ours with some bytes in another's place. */
  @FuzzTest(maxDuration = "10s")
  void readsAnyBundleOrSaysWhatIsWrong(byte[] input) {
    if (input.length < 4) {
      return;
    }
    String some = new String(Arrays.copyOfRange(input, 4, input.length), StandardCharsets.UTF_8);
    int at = (((input[1] & 0xff) << 8) | (input[2] & 0xff)) % BUNDLE.length();
    int end = Math.min(BUNDLE.length(), at + (input[3] & 0xff));
    String text = input[0] % 2 == 0 ? some : BUNDLE.substring(0, at) + some + BUNDLE.substring(end);
    try {
      StixBundle read = StixReader.read(text, "The bundle");
      String written = Json.compact(StixWriter.bundle(read.knowledge()));
      if (read.ours() > 0
          && !StixReader.read(written, "What was written").knowledge().equals(read.knowledge())) {
        throw new AssertionError("it does not come back");
      }
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong", expected);
      }
    }
  }
}
