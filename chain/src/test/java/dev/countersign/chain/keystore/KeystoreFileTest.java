package dev.countersign.chain.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreFileTest {
  private static final byte[] PASSWORD = {1, 2, 3};

  @TempDir private Path folder = Path.of("");

  @Test
  void writesForTheOwnerAloneAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("key.json");
    Keystore made = made();
    KeystoreFile.writeNew(file, made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).isEqualTo(made.json());
    assertThat(KeystoreFile.read(file).open(PASSWORD).address()).isEqualTo(made.claimedAddress());
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void neverOverwrites() throws IOException {
    Path file = Files.writeString(folder.resolve("key.json"), "mine");
    assertThatThrownBy(() -> KeystoreFile.writeNew(file, made()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("never overwrites");
    assertThat(file).hasContent("mine");
  }

  @Test
  void letsOneOfManyAtOnceWrite() throws Exception {
    Path file = folder.resolve("key.json");
    Keystore made = made();
    Callable<Boolean> attempt =
        () -> {
          try {
            KeystoreFile.writeNew(file, made);
            return true;
          } catch (UnreadableInput e) {
            return false;
          }
        };
    List<Callable<Boolean>> attempts = IntStream.range(0, 16).mapToObj(i -> attempt).toList();
    int written = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (var one : threads.invokeAll(attempts)) {
        written += one.get() ? 1 : 0;
      }
    }
    assertThat(written).isEqualTo(1);
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void saysWhyItCannot() throws IOException {
    assertThatThrownBy(() -> KeystoreFile.writeNew(folder.resolve("no/key.json"), made()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> KeystoreFile.read(folder.resolve("none.json")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> KeystoreFile.read(folder))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("could not be read");
    Path large = Files.writeString(folder.resolve("large.json"), " ".repeat(70_000));
    assertThatThrownBy(() -> KeystoreFile.read(large)).hasMessageContaining("64 KiB");
  }

  private static Keystore made() {
    try (PrivateKey key = PrivateKey.generate(new SecureRandom())) {
      return Keystore.seal(key, PASSWORD, 2, new SecureRandom());
    }
  }
}
