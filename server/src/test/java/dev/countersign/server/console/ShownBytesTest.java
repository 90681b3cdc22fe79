package dev.countersign.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShownBytesTest {
  private static ShownBytes of(String text) {
    return ShownBytes.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), false);
  }

  @Test
  void textIsShownAsText() {
    assertThat(of("{\"a\": 1}\r\nGrüezi"))
        .isEqualTo(new ShownBytes(true, "{\"a\": 1}\nGrüezi", false));
  }

  @Test
  void whatSteersAScreenIsSpeltOut() {
    assertThat(of("pay\u202eyap").all()).isEqualTo("pay\\u{202E}yap");
  }

  @Test
  void whatIsNoTextIsHexadecimal() {
    assertThat(of("a\0b")).isEqualTo(new ShownBytes(false, "61 00 62", false));
    assertThat(ShownBytes.of(Bytes.fromHex("0xc301ff"), false).all()).isEqualTo("c3 01 ff");
    assertThat(ShownBytes.of(Bytes.fromHex("0x61c3"), false).text()).isFalse();
  }

  @Test
  void aLetterThatIsCutInTheMiddleMakesNoHexadecimalOfAText() {
    byte[] whole = "aü".getBytes(StandardCharsets.UTF_8);
    ShownBytes shown = ShownBytes.of(Bytes.of(Arrays.copyOf(whole, 2)), true);
    assertThat(shown).isEqualTo(new ShownBytes(true, "a", true));
    assertThat(shown.begin(10)).isEqualTo("a …");
  }

  @Test
  void aLineBeginsWithWhatFits() {
    assertThat(of("one\ntwo three").begin(7)).isEqualTo("one two …");
    assertThat(of("one\ntwo three").begin(8)).isEqualTo("one two …");
    assertThat(of("one\ntwo").begin(7)).isEqualTo("one two");
    assertThat(of("👍👍👍").begin(2)).isEqualTo("👍👍 …");
  }
}
