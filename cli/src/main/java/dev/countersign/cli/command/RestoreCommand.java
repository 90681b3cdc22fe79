package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign restore}: makes a server's data of a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new data folder of a backup and checks its journal. What was countersigned after the",
      "backup is not known there, so all signing stands still until enough people lift that; everybody",
      "signs in anew.",
      "With --mark: says so of a database that was restored by other means, and must be run before a",
      "server is started on it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was restored",
      "1:it could not be; the folder is empty again",
      "2:an option cannot be read"
    })
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The backup.")
  private @Nullable String file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder that is empty or not there. Default: data, beside ./countersign.")
  private @Nullable String data;

  @Option(
      names = "--sum",
      paramLabel = "HEX",
      description = "The sum that backup told, noted elsewhere; a backup with another is refused.")
  private @Nullable String sum;

  @Option(
      names = "--mark",
      description = "Only mark what is in --data or --database as restored; takes no backup.")
  private boolean mark;

  @Option(
      names = {"--database", "--database-url"},
      paramLabel = "URL",
      defaultValue = "${env:COUNTERSIGN_DATABASE}",
      description = "With --mark: the JDBC URL of a PostgreSQL of your own.")
  private @Nullable String database;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that prints there. */
  public RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (mark == (file != null)) {
      throw new UnreadableInput(
          "Expected either a backup to restore, or --mark for what was restored already");
    }
    if (mark && sum != null) {
      throw new UnreadableInput("--sum is a backup's; --mark takes none");
    }
    if (!mark && Places.database(database) != null) {
      throw new UnreadableInput(
          "A backup is restored into a data folder; a database of your own, named with --database or"
              + " COUNTERSIGN_DATABASE, is restored by PostgreSQL's own means, and then marked with"
              + " --mark (docs/backup.md)");
    }
    BackingUp backup = new BackingUp(terminal);
    return mark
        ? backup.mark(Places.data(data), Places.database(database), json)
        : backup.restore(path(String.valueOf(file)), sum(), Places.data(data), json);
  }

  private @Nullable Bytes sum() {
    if (sum == null) {
      return null;
    }
    Bytes read = Bytes.fromHex(sum, "The sum");
    if (read.length() != 32) {
      throw new UnreadableInput("The sum has " + read.length() + " bytes; expected 32");
    }
    return read;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UnreadableInput("The backup has a name that no file can have: " + e.getReason());
    }
  }
}
