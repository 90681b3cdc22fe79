package dev.countersign.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ }|{}",
        "[ ]|[]",
        "{\"b\": [1, true, null], \"a\": {\"c\": \"x\"}}|{\"a\":{\"c\":\"x\"},\"b\":[1,true,null]}",
        "[-0, 9007199254740991, -9007199254740991]|[0,9007199254740991,-9007199254740991]",
      })
  void writesOneTextForAllWaysOfWriting(String given, String canonical) {
    assertThat(canonical(given)).isEqualTo(canonical);
  }

  /** The order of names of RFC 8785, section 3.2.3. */
  @Test
  void ordersNamesByTheirUtf16CodeUnits() {
    String given =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;
    JsonNode canonical = Json.parse(canonical(given), "The copy");
    assertThat(canonical.valueStream().map(JsonNode::asString))
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  /** The string of RFC 8785, section 3.2.2.2. */
  @Test
  void escapesOnlyWhatMustBe() {
    assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assertThat(canonical("\"\\ud800 \\udc00 \\ud83d\\ude00\""))
        .isEqualTo("\"\\ud800 \\udc00 \ud83d\ude00\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "9007199254740992", "-9007199254740992", "1e-400"})
  void refusesNumbersThatAReaderMayRound(String number) {
    assertThatThrownBy(() -> canonical("[" + number + "]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsHashesOfDifferentKindsApart() {
    JsonNode value = Json.parse("{}", "It");
    assertThat(CanonicalJson.sha256("a", value)).isNotEqualTo(CanonicalJson.sha256("b", value));
    assertThat(
            CanonicalJson.sha256("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8)).toHex())
        .isEqualTo("0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static String canonical(String json) {
    return CanonicalJson.of(Json.parse(json, "It"));
  }
}
