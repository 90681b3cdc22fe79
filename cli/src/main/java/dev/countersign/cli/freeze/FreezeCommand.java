package dev.countersign.cli.freeze;

import dev.countersign.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign freeze}: asks those who can stop stolen value. */
@Command(
    name = "freeze",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes requests to freeze stolen value out of a trace, one for each exchange, issuer and",
      "bridge, and holds one against a newer trace before it goes out (docs/response.md)."
    })
public final class FreezeCommand {
  private FreezeCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new FreezeCommand())
        .addSubcommand(new FreezeMakeCommand(terminal))
        .addSubcommand(new FreezeCheckCommand(terminal));
  }
}
