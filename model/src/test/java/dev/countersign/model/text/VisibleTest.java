package dev.countersign.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {
  @ParameterizedTest
  @CsvSource({
    "1b, \\u{001B}", // starts a terminal's control sequence
    "7, \\u{0007}", // bell
    "8, \\u{0008}", // backspace would overwrite
    "d, \\u{000D}", // carriage return would overwrite the line
    "9b, \\u{009B}", // the control sequence introducer in one character
    "202e, \\u{202E}", // turns the reading direction
    "2066, \\u{2066}", // isolates a direction
    "200b, \\u{200B}", // has no width
    "2028, \\u{2028}", // ends a line
    "feff, \\u{FEFF}",
    "e0041, \\u{E0041}", // an invisible tag letter
  })
  void showsWhatSteersATerminalAsItsCodePoint(String point, String shown) {
    String text = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";
    assertThat(Visible.of(text)).isEqualTo("a" + shown + "b");
  }

  @Test
  void keepsWordsOfAnyLanguage() {
    assertThat(Visible.of("Überweisung 送金 🙂 – «ok»\n")).isEqualTo("Überweisung 送金 🙂 – «ok»\n");
  }

  @Test
  void showsHalfACharacter() {
    assertThat(Visible.of("a\ud800b")).isEqualTo("a\\u{D800}b");
  }
}
