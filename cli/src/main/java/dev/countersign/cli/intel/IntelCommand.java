package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign intel}: who steals, what was stolen, and how much it comes to. */
@Command(
    name = "intel",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tells who steals, what they stole, and how much it comes to (docs/intel.md).")
public final class IntelCommand {
  private IntelCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new IntelCommand())
        .addSubcommand(new IntelStatsCommand(terminal))
        .addSubcommand(new IntelIncidentsCommand(terminal))
        .addSubcommand(new IntelActorsCommand(terminal))
        .addSubcommand(new IntelExportCommand(terminal))
        .addSubcommand(new IntelImportCommand(terminal))
        .addSubcommand(new IntelPullCommand(terminal));
  }
}
