package dev.countersign.cli.evidence;

import dev.countersign.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign evidence}: one archive that says whether it is as it was made. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Makes a bundle of evidence, and verifies one without the server (docs/evidence.md).")
public final class EvidenceCommand {
  private EvidenceCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new EvidenceCommand())
        .addSubcommand(new EvidenceMakeCommand(terminal))
        .addSubcommand(new EvidenceVerifyCommand(terminal));
  }
}
