package dev.countersign.gate.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourceTest {
  private static final Surroundings NOBODY =
      Surroundings.withoutPerson(name -> name.equals("PIN") ? "1234" : null);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void readsTheOneLineOfAFile(String end) throws IOException {
    Path file = Files.writeString(folder.resolve("pw"), " grüße 🔑 " + end);
    try (Secret secret = new SecretSource.OfFile(file).read(NOBODY, "the password")) {
      assertThat(new String(secret.utf8(), StandardCharsets.UTF_8)).isEqualTo(" grüße 🔑 ");
      assertThat(secret.copy()).isEqualTo(" grüße 🔑 ".toCharArray());
      assertThat(secret).hasToString("***");
    }
  }

  @Test
  void wipesWhatItIsDoneWith() {
    char[] characters = "geheim".toCharArray();
    new Secret(characters).close();
    assertThat(characters).containsOnly('\0');
  }

  @Test
  void readsAVariable() {
    try (Secret secret = new SecretSource.OfEnvironment("PIN").read(NOBODY, "the PIN")) {
      assertThat(secret.sameAs(new Secret("1234".toCharArray()))).isTrue();
      assertThat(secret.sameAs(new Secret("1235".toCharArray()))).isFalse();
    }
    assertThatThrownBy(() -> new SecretSource.OfEnvironment("NONE").read(NOBODY, "the PIN"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage("The variable NONE, which should hold the PIN, is not set");
  }

  @Test
  void saysThatNobodyCanBeAsked() {
    assertThatThrownBy(() -> new SecretSource.Asked().read(NOBODY, "the PIN"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("Nobody can be asked for the PIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\n\n", "a\rb\n"})
  void refusesSeveralLines(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("pw"), text);
    assertThatThrownBy(() -> new SecretSource.OfFile(file).read(NOBODY, "the password"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("several lines");
  }

  @Test
  void refusesNothingTooMuchAndWhatIsNotThere() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThatThrownBy(() -> new SecretSource.OfFile(empty).read(NOBODY, "the password"))
        .hasMessageContaining("There is no text");
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(5_000));
    assertThatThrownBy(() -> new SecretSource.OfFile(large).read(NOBODY, "the password"))
        .hasMessageContaining("too large")
        .hasMessageNotContaining("xxx");
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> new SecretSource.OfFile(none).read(NOBODY, "the password"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("could not be read");
  }
}
