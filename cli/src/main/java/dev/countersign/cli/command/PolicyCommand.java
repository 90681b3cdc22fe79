package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.policy.yaml.PolicyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code countersign policy}: tests a policy's document, replays it, and prints one to begin with.
 */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tests the document of a policy, replays it, and prints one to begin with.")
public final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec;

  private final Terminal terminal;

  /** A command that prints there. */
  @SuppressWarnings("NullAway.Init") // picocli sets the spec before it runs anything
  public PolicyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected a command: init, test or replay");
  }

  /** Prints the policy to begin with. */
  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description = "Prints a policy to begin with, with comments and examples.")
  int init() {
    terminal.print(PolicyFile.starting());
    return 0;
  }
}
