package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign backup}: everything that a server keeps, in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes everything that a server keeps to one file, as it is at one moment, beside a running",
      "server or without one: all tables, the journal's key, and the key that Countersign made for",
      "itself, encrypted. Its password is not in it. The file is a secret; only its owner can read it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was written, and its journal is whole",
      "4:it was written, but its journal is not whole: it cannot be restored",
      "1:it could not be written; no file is left",
      "2:an option cannot be read"
    })
public final class BackupCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "Where to; nothing is overwritten. - for standard output.")
  private String file = "-";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder. Default: data, beside ./countersign.")
  private @Nullable String data;

  @Option(
      names = "--without-journal-key",
      description =
          "Leave the key out that signs the journal; a new one then signs after a restore.")
  private boolean withoutJournalKey;

  @Option(
      names = {"--database", "--database-url"},
      paramLabel = "URL",
      hidden = true,
      defaultValue = "${env:COUNTERSIGN_DATABASE}")
  private @Nullable String database;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that prints there. */
  public BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (Places.database(database) != null) {
      throw new UnreadableInput(
          "A database of your own, named with --database or COUNTERSIGN_DATABASE, is backed up by"
              + " PostgreSQL's own means (docs/backup.md); this command writes what is in a data"
              + " folder");
    }
    return new BackingUp(terminal).run(file, Places.data(data), !withoutJournalKey, json);
  }
}
