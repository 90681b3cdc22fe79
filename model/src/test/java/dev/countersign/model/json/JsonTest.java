package dev.countersign.model.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "nope",
        // Found by fuzzing: Jackson's number parser throws what is no JacksonException.
        "2.2E2222222222222222222222222222222222222222222222",
      })
  void refusesWithASentence(String text) {
    assertThatThrownBy(() -> Json.parse(text, "The payload"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("The payload ");
  }

  @Test
  void refusesAThousandLevels() {
    String deep = "[".repeat(1_000) + "]".repeat(1_000);
    assertThatThrownBy(() -> Json.parse(deep, "The payload")).isInstanceOf(UnreadableInput.class);
  }
}
