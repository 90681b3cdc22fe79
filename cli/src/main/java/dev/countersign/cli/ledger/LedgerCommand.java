package dev.countersign.cli.ledger;

import dev.countersign.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign ledger}: what ledgers for tracing are made of, and ledgers on disk. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Makes ledgers for tracing, on disk for more than fits into memory (docs/trace.md).")
public final class LedgerCommand {
  private LedgerCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new LedgerCommand())
        .addSubcommand(new LedgerFetchCommand(terminal))
        .addSubcommand(new LedgerLoadCommand(terminal));
  }
}
