package dev.countersign.response.freeze.form;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Thefts;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a request, it is read and printed, or refused with a sentence. */
class FreezeJsonFuzzTest {
  private static final String WHOLE = Json.compact(FreezeJson.of(Thefts.request()));

  /** The bytes take the place of some of a whole request. */
  @FuzzTest(maxDuration = "10s")
  void readsOrSaysWhatIsWrong(byte[] input) {
    if (input.length < 3) {
      return;
    }
    int at = (((input[0] & 0xff) << 8) | (input[1] & 0xff)) % WHOLE.length();
    int end = Math.min(WHOLE.length(), at + (input[2] & 0x1f));
    String text = new String(input, 3, input.length - 3, StandardCharsets.UTF_8);
    read(WHOLE.substring(0, at) + text + WHOLE.substring(end));
    read(text);
  }

  private static void read(String text) {
    FreezeRequest request;
    try {
      request = FreezeJsonReader.read(text);
    } catch (UnreadableInput expected) {
      if (expected.sentence().isBlank()) {
        throw new AssertionError("nothing is said to be wrong");
      }
      return;
    }
    if (!FreezeJsonReader.read(Json.compact(FreezeJson.of(request))).equals(request)) {
      throw new AssertionError("it is not read back");
    }
    if (FreezeCsv.of(request).isEmpty() || FreezePdf.of(request).length == 0) {
      throw new AssertionError("nothing is printed");
    }
  }
}
