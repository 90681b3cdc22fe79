package dev.countersign.acceptance.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.OktaLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code access scan --follow} as a process, until somebody ends it. */
class FollowTest {
  @TempDir private Path folder;

  @Test
  void ctrlCEndsItWithItsReportAndTheCodeOfASignal() throws Exception {
    Path log = log();
    try (Command command =
        Command.interruptible("access", "scan", "--follow", "--json", log.toString())) {
      found(command, log);
      assertThat(command.interrupt()).isEqualTo(130);
      assertThat(command.rest()).contains("\"events\"").doesNotContain("Exception");
    }
  }

  @Test
  void terminatedItReportsToo() throws Exception {
    Path log = log();
    try (Command command =
        Command.interruptible("access", "scan", "--follow", "--json", log.toString())) {
      found(command, log);
      assertThat(command.terminate()).isEqualTo(143);
      assertThat(command.rest()).contains("\"events\"").doesNotContain("Exception");
    }
  }

  private Path log() throws Exception {
    return Files.writeString(
        folder.resolve("okta.json"), OktaLog.signIn("mia@example.com", Instant.now()) + "\n");
  }

  /** What is written while it follows is found. */
  private static void found(Command command, Path log) throws Exception {
    Files.writeString(
        log, OktaLog.reported("mia@example.com", Instant.now()) + "\n", StandardOpenOption.APPEND);
    assertThat(command.awaitPart("provider-warned")).contains("mia@example.com");
  }
}
