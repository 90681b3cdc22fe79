package dev.countersign.model.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class JsonListTest {
  @Test
  void refusesBytesThatLookLikeAnotherEncoding() {
    byte[] damaged = {'1', 0, 0, 0, 5, 10};
    assertThatThrownBy(() ->
            JsonList.each(
                new ByteArrayInputStream(damaged),
                "The file",
                "objects",
                1_000,
                value -> {},
                other -> {}))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage("The file is no text in UTF-8");
  }
}
