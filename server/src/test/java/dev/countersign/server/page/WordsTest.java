package dev.countersign.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.page.Words.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x96221423681A6d52E184D440a8eFCEbB105C7242",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"
      })
  void setsAddressesApart(String address) {
    assertThat(Words.of("it goes to " + address + ", all of it").parts())
        .containsExactly(
            new Part("It goes to ", false),
            new Part(address, true),
            new Part(", all of it", false));
  }

  @Test
  void setsCodeApartWithoutItsMarks() {
    assertThat(Words.of("see `owners` there").parts())
        .containsExactly(
            new Part("See ", false), new Part("owners", true), new Part(" there", false));
  }

  @Test
  void spellsOutWhatSteersAScreen() {
    assertThat(Words.of("a\u202eb\nc").parts()).containsExactly(new Part("A\\u{202E}b c", false));
  }

  @Test
  void isEmptyForNothing() {
    assertThat(Words.of("").parts()).isEmpty();
  }
}
