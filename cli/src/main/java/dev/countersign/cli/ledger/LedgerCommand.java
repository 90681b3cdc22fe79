package dev.countersign.cli.ledger;

import dev.countersign.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign ledger}: what ledgers are made of. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes ledgers for tracing (docs/trace.md).")
public final class LedgerCommand {
  private LedgerCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new LedgerCommand()).addSubcommand(new LedgerFetchCommand(terminal));
  }
}
