package dev.countersign.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server that was killed left behind: a PostgreSQL that still runs, or the file that says so
 * although it does not. Only whoever holds the data folder's lock may clean up.
 */
final class Leftover {
  private Leftover() {}

  static void remove(Program program, Commands commands, Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    if (isPostgres(file)) {
      Commands.Outcome outcome =
          commands.run(
              90,
              program.command("pg_ctl"),
              "stop",
              "--pgdata=" + cluster,
              "--mode=fast",
              "--wait",
              "--timeout=60");
      if (!outcome.succeeded()) {
        throw new PostgresUnavailable(
            "A PostgreSQL that an earlier start left behind does not stop: " + outcome.printed());
      }
    } else {
      // Its number may belong to an unrelated process by now, which PostgreSQL would take for
      // itself.
      Files.deleteIfExists(file);
    }
  }

  private static boolean isPostgres(Path file) throws IOException {
    String first = Files.readAllLines(file).stream().findFirst().orElse("").strip();
    if (!first.matches("[0-9]{1,10}")) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(first))
        .flatMap(process -> process.info().command())
        .map(command -> command.endsWith("/postgres"))
        // A process that hides its program is taken for PostgreSQL: better no start than two.
        .orElseGet(() -> ProcessHandle.of(Long.parseLong(first)).isPresent());
  }
}
