package dev.countersign.access.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignTest {
  @Test
  void theManualHasEverySignWithItsPoints() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/access-signs.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(Sign.values())
                .map(sign ->
                    "| `%s` | %d | %s | %s |"
                        .formatted(
                            sign.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            sign.points,
                            sign.words,
                            sign.innocent))
                .toList());
  }

  @Test
  void aSetOfSignsFitsInItsBits() {
    assertThat(Sign.values().length).isLessThanOrEqualTo(64);
  }
}
