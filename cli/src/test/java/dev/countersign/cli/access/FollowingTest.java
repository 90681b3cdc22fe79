package dev.countersign.cli.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.access.read.Readers;
import dev.countersign.access.read.Tally;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.verdict.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FollowingTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new ByteArrayInputStream(new byte[0]),
          new PrintStream(out, true, UTF_8),
          new PrintStream(err, true, UTF_8),
          false,
          false);
  private final List<String> actions = new ArrayList<>();
  private final Tally tally = new Tally();

  /** Something that is done to the logs between two looks. */
  private interface Step {
    void run() throws IOException;
  }

  private static String okta(String action) {
    return "{\"eventType\":\""
        + action
        + "\",\"version\":\"0\",\"uuid\":\""
        + action
        + "\",\"published\":\"2024-05-01T10:00:00Z\",\"actor\":{\"alternateId\":\"ada@ours.example\"}}\n";
  }

  private static void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Pause steps(Step... steps) {
    Deque<Step> left = new ArrayDeque<>(List.of(steps));
    return () -> {
      Step step = left.poll();
      try {
        if (step != null) {
          step.run();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return step != null;
    };
  }

  private void follow(Pause pause) {
    ScanReport report = new ScanReport(terminal, false, Severity.INFO);
    new Following(
            () -> LogSource.of(List.of(folder.toString())),
            Readers.standard(),
            tally,
            report,
            event -> actions.add(event.action()),
            () -> 0)
        .run(pause);
  }

  @Test
  void readsWhatIsWrittenWhileItLooksAlsoInHalves() throws IOException {
    Path log = folder.resolve("log.jsonl");
    append(log, okta("a.one"));
    String two = okta("a.two");
    follow(
        steps(
            () -> append(log, two.substring(0, 30)),
            () -> assertThat(actions).containsExactly("a.one"),
            () -> append(log, two.substring(30)),
            () -> assertThat(actions).containsExactly("a.one", "a.two"),
            () -> append(folder.resolve("new.jsonl"), okta("a.three"))));
    assertThat(actions).containsExactly("a.one", "a.two", "a.three");
    assertThat(tally.malformed()).isZero();
  }

  @Test
  void readsTheEndOfALogThatIsBegunAnewAndThenTheNewOne() throws IOException {
    Path log = folder.resolve("log.jsonl");
    Path away = folder.resolveSibling("old.jsonl");
    append(log, okta("a.one"));
    follow(
        steps(() -> {
          append(log, okta("a.two"));
          Files.move(log, away, StandardCopyOption.REPLACE_EXISTING);
          append(log, okta("a.three"));
        }));
    Files.deleteIfExists(away);
    assertThat(actions).containsExactly("a.one", "a.two", "a.three");
    assertThat(err.toString(UTF_8)).contains("was begun anew");
  }

  @Test
  void readsALogThatWasEmptiedFromItsBeginning() throws IOException {
    Path log = folder.resolve("log.jsonl");
    append(log, okta("a.one") + okta("a.two"));
    follow(steps(() -> Files.writeString(log, okta("a.new"))));
    assertThat(actions).containsExactly("a.one", "a.two", "a.new");
    assertThat(err.toString(UTF_8)).contains("was emptied");
  }

  @Test
  void saysHowFarItIsBehindWhenItFallsBehind() throws IOException {
    Path log = folder.resolve("log.jsonl");
    append(log, okta("a.one"));
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      many.append(okta("a." + i));
    }
    follow(steps(() -> append(log, many.toString())));
    assertThat(actions).hasSize(20_001);
    assertThat(err.toString(UTF_8)).containsPattern("It is [1-9] MiB behind");
  }

  @Test
  void aFindingIsPrintedWhileTheLogGrows() throws IOException {
    Path log = folder.resolve("okta.jsonl");
    List<String> lines = Files.readAllLines(Path.of("../examples/okta-stolen-session.jsonl"));
    Files.write(log, lines.subList(0, 120));
    CommandLine line =
        new CommandLine(
            new ScanCommand(
                terminal,
                () ->
                    steps(
                        () -> assertThat(out.toString(UTF_8)).isEmpty(),
                        () -> append(log, String.join("\n", lines.subList(120, 143)) + "\n"),
                        () -> assertThat(out.toString(UTF_8)).contains("It rests on:"))));
    int exitCode = line.execute("--follow", log.toString());
    assertThat(exitCode).as(err.toString(UTF_8)).isIn(3, 4);
    assertThat(out.toString(UTF_8)).contains("143 records");
  }
}
