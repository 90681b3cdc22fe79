package dev.countersign.acceptance.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The sizing guide is what {@code countersign size} prints. After a change of a constant, {@code
 * mvn -pl acceptance -am test -Dtest=SizingPageTest -Dsizing.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false} writes it anew and keeps the words before it.
 */
class SizingPageTest {
  private static final Path PAGE = Project.ROOT.resolve("docs/sizing.md");
  private static final String FROM_HERE =
      "<!-- What follows is printed by countersign size. -->\n\n";

  @Test
  void theGuideIsWhatTheCommandPrints() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(FROM_HERE);
    String generated = page.substring(0, page.indexOf(FROM_HERE)) + FROM_HERE + printed();
    if (Boolean.getBoolean("sizing.write")) {
      Files.writeString(PAGE, generated);
    } else {
      assertThat(page).isEqualTo(generated);
    }
  }

  private static String printed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            false,
            false);
    Countersign.run(terminal, "size");
    return out.toString(StandardCharsets.UTF_8).stripTrailing() + "\n";
  }
}
