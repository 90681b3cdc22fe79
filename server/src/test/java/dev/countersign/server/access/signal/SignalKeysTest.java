package dev.countersign.server.access.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of signals: the next one is there long before it signs. */
class SignalKeysTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theNextKeySignsAfterNinetyDaysAndAnotherOneFollows(@TempDir Path folder) {
    SignalKeys keys = SignalKeys.in(folder, BEGIN);
    String first = keys.signing().id();
    String second = keys.following().id();
    assertThat(first).isNotEqualTo(second);
    assertThat(keys.turn(BEGIN.plus(SignalKeys.USED))).isEmpty();
    assertThat(keys.signing().id()).isEqualTo(first);
    Instant due = BEGIN.plus(SignalKeys.USED).plusSeconds(1);
    assertThat(keys.turn(due).orElseThrow().id()).isEqualTo(first);
    assertThat(keys.signing().id()).isEqualTo(second);
    String third = keys.following().id();
    assertThat(third).isNotIn(first, second);
    SignalKeys again = SignalKeys.in(folder, due);
    assertThat(again.signing().id()).isEqualTo(second);
    assertThat(again.following().id()).isEqualTo(third);
  }

  /** The key before there was a next one has no time of its own: the file's counts. */
  @Test
  void aNextKeyThatNobodyKnowsYetDoesNotSign(@TempDir Path folder) throws IOException {
    SignalKeys.in(folder, BEGIN);
    Path next = folder.resolve("keys/signals-next.jwk");
    Files.delete(next);
    Instant late = BEGIN.plus(Duration.ofDays(200));
    SignalKeys keys = SignalKeys.in(folder, late);
    assertThat(keys.turn(late)).isEmpty();
    assertThat(keys.turn(late.plus(Duration.ofHours(23)))).isEmpty();
    assertThat(keys.turn(late.plus(Duration.ofHours(25)))).isPresent();
  }

  @Test
  void onlyTheirOwnerMayReadThem(@TempDir Path folder) throws IOException {
    SignalKeys.in(folder, BEGIN);
    for (String name : new String[] {"signals.jwk", "signals-next.jwk"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("keys").resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aFileThatHoldsNoKeyIsSaidWithoutItsContent(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/signals.jwk"), "{\"d\":\"secret\"}");
    assertThatThrownBy(() -> SignalKeys.in(folder, BEGIN))
        .hasMessageContaining("holds no key")
        .hasMessageNotContaining("secret");
  }
}
