package dev.countersign.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedInputTest {
  private static final InputStream NOTHING = InputStream.nullInputStream();

  @TempDir private Path folder;

  @Test
  void readsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("größe 1.json"), "{}");
    assertThat(BoundedInput.readText(file.toString(), NOTHING, "The payload")).isEqualTo("{}");
  }

  @Test
  void readsStandardInputForADash() {
    InputStream in = new ByteArrayInputStream("0xab".getBytes(StandardCharsets.UTF_8));
    assertThat(BoundedInput.readText("-", in, "The payload")).isEqualTo("0xab");
  }

  @Test
  void readsFourMebibytesAndNoByteMore() throws IOException {
    assertThat(BoundedInput.read(ofSize(BoundedInput.MOST_BYTES), NOTHING, "The payload"))
        .hasSize(BoundedInput.MOST_BYTES);
    assertRefused(ofSize(BoundedInput.MOST_BYTES + 1L), "too large");
  }

  @Test
  void refusesAHundredMegabytesByItsSizeAlone() throws IOException {
    assertRefused(ofSize(100_000_000), "at most 4 MiB are read, and it has 95.4 MiB");
  }

  @Test
  void stopsReadingAnEndlessStream() {
    InputStream endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            return read(new byte[1], 0, 1) == 1 ? 0 : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            given += length;
            if (given > 2L * BoundedInput.MOST_BYTES) {
              throw new IllegalStateException("read on and on");
            }
            return length;
          }
        };
    assertThatThrownBy(() -> BoundedInput.read("-", endless, "The payload"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesAFolder() {
    assertRefused(folder.toString(), "is a folder");
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertRefused(folder.resolve("none").toString(), "does not exist");
  }

  @Test
  void refusesANameThatNoFileCanHave() {
    assertRefused("a\0b", "name that no file can have");
  }

  @Test
  void refusesTextThatIsNoUtf8() throws IOException {
    Path file = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xe9});
    assertThatThrownBy(() -> BoundedInput.readText(file.toString(), NOTHING, "The intent"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is not text in UTF-8");
  }

  private static void assertRefused(String file, String because) {
    assertThatThrownBy(() -> BoundedInput.read(file, NOTHING, "The payload"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("The payload ")
        .hasMessageContaining(because);
  }

  private String ofSize(long bytes) throws IOException {
    Path path = folder.resolve("file");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
    return path.toString();
  }
}
