package dev.countersign.cli.tour;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign tour}: the whole theft, and where it is stopped. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a theft step by step, and where it is stopped, in a browser: a company of its own on",
      "this machine, with a chain, people and a thief that are made up, and the server as it is.",
      "It takes ten minutes and is forgotten when it ends. Needs Node 20 with npm."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was stopped (130 by Ctrl-C, 143 by a signal)",
      "2:it cannot start, or an option cannot be read"
    })
public final class TourCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8430",
      description =
          "The tour's port on 127.0.0.1; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  private final Terminal terminal;

  /** A command that prints there. */
  public TourCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new UnreadableInput("The port " + port + " is none; expected 0 to 65535");
    }
    return new Touring(terminal).run(port);
  }
}
