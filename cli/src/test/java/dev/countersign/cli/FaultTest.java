package dev.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FaultTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          InputStream.nullInputStream(),
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false,
          false);

  @Test
  void isToldInOneLineWithoutATrace() {
    int code = Fault.report(new IllegalStateException("x\n\tat somewhere"), terminal, false);
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("countersign: a fault of its own: IllegalStateException, x")
        .contains("please report it")
        .containsOnlyOnce("\n");
  }

  @Test
  void keepsTheTraceInAFileWhenAsked() throws IOException {
    Fault.report(new StackOverflowError(), terminal, true);
    Matcher file =
        Pattern.compile("its trace is in (\\S+);").matcher(err.toString(StandardCharsets.UTF_8));
    assertThat(file.find()).isTrue();
    Path trace = Path.of(file.group(1));
    assertThat(trace).content().contains("java.lang.StackOverflowError");
    Files.delete(trace);
  }
}
