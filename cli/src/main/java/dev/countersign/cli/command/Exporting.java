package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.server.Archive;
import dev.countersign.server.NotStarted;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes the journal out; beside the command, so that verifying one loads nothing of the server. */
final class Exporting {
  private final Terminal terminal;

  Exporting(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(String file, Path data, @Nullable String database) {
    try (Archive archive = Archive.open(data, database, words -> {});
        OutputStream out = open(file)) {
      long entries = archive.exportJournal(out);
      if (!file.equals("-")) {
        terminal.print(entries + " entries written to " + file + "\n");
      }
      return 0;
    } catch (NotStarted e) {
      terminal.complain(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      terminal.complain("The journal could not be written to " + file + ": " + e.getMessage());
    }
    return 1;
  }

  private OutputStream open(String file) throws IOException {
    return new BufferedOutputStream(
        file.equals("-") ? terminal.out() : Files.newOutputStream(Path.of(file)), 1 << 16);
  }
}
