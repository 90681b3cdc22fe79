package dev.countersign.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as the user that PostgreSQL is run as, with what they print kept for the error. */
final class Commands {
  private final RunAs user;
  private final Path scratch;

  /**
   * Commands of a user.
   *
   * @param scratch a folder for what they print
   */
  Commands(RunAs user, Path scratch) {
    this.user = user;
    this.scratch = scratch;
  }

  /**
   * Runs a command to its end.
   *
   * @param seconds after which it is ended
   * @return its exit code and what it printed
   */
  Outcome run(long seconds, String... command) {
    List<String> words = new ArrayList<>(user.prefix());
    words.addAll(List.of(command));
    try {
      // Into a file: pg_ctl's child would keep a pipe open as long as the database runs.
      Path printed = Files.createTempFile(scratch, "printed-", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        Process process =
            builder
                .directory(scratch.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return new Outcome(-1, "it did not end within " + seconds + " seconds");
        }
        return new Outcome(
            process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8).strip());
      } finally {
        Files.delete(printed);
      }
    } catch (IOException e) {
      return new Outcome(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(-1, "it was interrupted");
    }
  }

  /** How a command ended. */
  record Outcome(int exitCode, String printed) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }
}
