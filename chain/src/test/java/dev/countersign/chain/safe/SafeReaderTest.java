package dev.countersign.chain.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeReaderTest {
  private static final String TO = "\"to\": \"0x2222222222222222222222222222222222222222\", ";

  @Test
  void takesAnObjectThatNamesASafeForASafeTransactionAlone() {
    var json = Json.parse("{" + TO + "\"safe\": null, \"value\": 1}", "The payload");
    assertThat(SafeReader.looksLikeSafe(json)).isTrue();
    assertThatThrownBy(() -> SafeReader.read(json))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("operation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"to\": \"0x3333333333333333333333333333333333333333\"", "\"operation\": 0"})
  void refusesTwoTransactionsInOneObject(String beside) {
    var json =
        Json.parse(
            "{\"safeTx\": {" + TO + "\"value\": 1, \"operation\": 0}, " + beside + "}",
            "The payload");
    assertThatThrownBy(() -> SafeReader.read(json))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("beside \"safeTx\"");
  }

  @Test
  void refusesTwoDifferentHashesOfOneTransaction() {
    refuses(
        "\"safeTxHash\": \"0x%s\", \"contractTransactionHash\": \"0x%s\""
            .formatted("11".repeat(32), "22".repeat(32)));
  }

  @Test
  void refusesTwoDifferentAmountsOfBaseGas() {
    refuses("\"baseGas\": 0, \"dataGas\": 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"signatures\": 1", "\"signatures\": {}", "\"confirmations\": \"0x11\""})
  void doesNotPassOverConfirmationsThatItCannotRead(String fields) {
    refuses(fields, "list in brackets");
  }

  private static void refuses(String fields) {
    refuses(fields, "differ");
  }

  private static void refuses(String fields, String words) {
    var json =
        Json.parse("{" + TO + "\"value\": 1, \"operation\": 0, " + fields + "}", "The payload");
    assertThatThrownBy(() -> SafeReader.read(json))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining(words);
  }
}
