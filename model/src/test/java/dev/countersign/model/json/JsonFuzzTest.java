package dev.countersign.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.UnreadableInput;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Whatever the text, reading it as JSON ends in a value that can be written, and read again as the
 * same, or in a sentence.
 */
class JsonFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void readsOrSaysWhyNot(byte[] input) {
    JsonNode node;
    try {
      node = Json.parse(new String(input, StandardCharsets.UTF_8), "The input");
    } catch (UnreadableInput e) {
      assertThat(e.sentence()).startsWith("The input");
      return;
    }
    String written = Json.compact(node);
    // A fraction is written in another form (9e0 as 9), which may be past the bound on digits.
    if (!hasFraction(node)) {
      assertThat(Json.parse(written, "The copy")).isEqualTo(node);
    }
  }

  private static boolean hasFraction(JsonNode node) {
    return node.isContainer()
        ? node.valueStream().anyMatch(JsonFuzzTest::hasFraction)
        : node.isFloatingPointNumber();
  }
}
