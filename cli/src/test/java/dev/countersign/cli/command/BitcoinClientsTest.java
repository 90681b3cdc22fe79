package dev.countersign.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of Bitcoin with their logins. */
class BitcoinClientsTest {
  private static final List<String> TWO = List.of("http://127.0.0.1:8332", "http://127.0.0.1:8333");

  @TempDir private Path folder;

  @Test
  void oneLoginIsForAllNodesOrThereIsOneForEach() throws IOException {
    Path login = Files.writeString(folder.resolve("cookie"), "__cookie__:3f5a\n");
    assertThat(BitcoinClients.of(null, null)).isEmpty();
    assertThat(BitcoinClients.of(TWO, null)).hasSize(2);
    assertThat(BitcoinClients.of(TWO, List.of(login))).hasSize(2);
    assertThat(BitcoinClients.of(TWO, List.of(login, login))).hasSize(2);
    assertThatThrownBy(() -> BitcoinClients.of(TWO, List.of(login, login, login)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is there 3 times");
    assertThatThrownBy(() -> BitcoinClients.of(null, List.of(login)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is there 1 times");
  }

  @Test
  void aFileWithoutALoginIsToldAndNotRepeated() throws IOException {
    Path none = Files.writeString(folder.resolve("none"), "secret-without-a-user\n");
    assertThatThrownBy(() -> BitcoinClients.of(TWO, List.of(none)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is no login")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> BitcoinClients.of(TWO, List.of(folder.resolve("away"))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("could not be read");
  }
}
