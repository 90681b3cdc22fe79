package dev.countersign.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PrintableJsonTest {
  @Test
  void escapesWhatSteersATerminalAndStaysTheSameValue() {
    ObjectNode json = Json.object();
    json.put("text", "a\u001b[2J\u009b\u202e\u200b\u2028 Grüße 送金 🙂\n\"\\\u007f");
    String text = PrintableJson.of(json);
    assertThat(text)
        .contains("\\u009b\\u202e\\u200b\\u2028 Grüße 送金 \\ud83d\\ude42\\n")
        .doesNotContain("\u001b", "\u009b", "\u202e", "\u007f");
    assertThat(Json.parse(text, "The text")).isEqualTo(json);
  }
}
