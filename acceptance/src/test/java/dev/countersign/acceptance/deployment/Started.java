package dev.countersign.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Words that a unit or a pod starts the server with. */
final class Started {
  private Started() {}

  /**
   * They are options that {@code countersign start} has: with help asked for besides, it starts
   * nothing.
   */
  static void understands(List<String> words) {
    assertThat(words).startsWith("start");
    List<String> asked = new ArrayList<>(words);
    asked.add("--help");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), print, print, false, false);
    int code = Countersign.run(terminal, asked.toArray(String[]::new));
    assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
  }
}
