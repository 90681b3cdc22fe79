package dev.countersign.model.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonListTest {
  @Test
  void refusesBytesThatLookLikeAnotherEncoding() {
    for (String damaged : List.of("31000000050a", "00008b000000")) {
      assertThatThrownBy(() -> read(new ByteArrayInputStream(HexFormat.of().parseHex(damaged))))
          .isInstanceOf(UnreadableInput.class)
          .hasMessage("The file is no text in UTF-8");
    }
  }

  @Test
  void tellsThatItsInputIsBroken() {
    IOException broken = new IOException("the disk is gone");
    InputStream in =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw broken;
          }
        };
    assertThatThrownBy(() -> read(in)).isSameAs(broken);
  }

  private static void read(InputStream in) throws IOException {
    JsonList.each(in, "The file", "objects", 1_000, value -> {}, other -> {});
  }
}
