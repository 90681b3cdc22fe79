package dev.countersign.cli.access;

import dev.countersign.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign access}: people, devices, sessions. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sees a session that is no longer its owner's (docs/access.md).")
public final class AccessCommand {
  private AccessCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new AccessCommand()).addSubcommand(new ScanCommand(terminal));
  }
}
