package dev.countersign.cli.watch;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.watch.rule.document.RulesFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign watch}: rules over what moves on the chains. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Tests rules over what moves, and replays them over history (docs/watch-rules.md).")
public final class WatchCommand {
  private final Terminal terminal;

  private WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new WatchCommand(terminal))
        .addSubcommand(new WatchTestCommand(terminal))
        .addSubcommand(new WatchReplayCommand(terminal));
  }

  /** Prints the rules to begin with. */
  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Prints rules to begin with, with comments and examples.")
  int init() {
    terminal.print(RulesFile.shipped());
    return 0;
  }
}
