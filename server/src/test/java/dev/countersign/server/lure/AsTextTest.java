package dev.countersign.server.lure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsTextTest {
  @Test
  void showsTextAsItCame() {
    assertThat(of("From: a\r\nSubject: b\r\n\r\n\tHi – ünï\n"))
        .contains("From: a\nSubject: b\n\n\tHi – ünï");
  }

  @Test
  void leavesOutWhatIsEncoded() {
    String line = "UEsDBBQAAAAIAABQYlxFuQpcuAAAAAMBAAAgAAAAdHJhZGlu\n";
    assertThat(of("before\n" + line.repeat(30) + "Zm9v==\nafter"))
        .contains("before\n[… 30 lines of an encoded file]\nZm9v==\nafter");
    assertThat(of("a hash:\n" + line + "and more")).contains("a hash:\n" + line + "and more");
  }

  @Test
  void showsNothingOfWhatIsNoText() {
    assertThat(of("MZ\0\1")).isEmpty();
    assertThat(of(" \n ")).isEmpty();
    assertThat(AsText.of(new byte[] {(byte) 0xC3, (byte) 0x28, 'a'}, 3)).isEmpty();
  }

  @Test
  void saysHowMuchIsNotShownAndBearsACharacterCutInTwo() {
    byte[] all = "grüß".getBytes(StandardCharsets.UTF_8);
    byte[] head = Arrays.copyOf(all, all.length - 1);
    assertThat(AsText.of(head, 1_000)).contains("grü\n[… and 995 bytes more]");
  }

  private static Optional<String> of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return AsText.of(bytes, bytes.length);
  }
}
