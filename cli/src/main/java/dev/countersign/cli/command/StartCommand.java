package dev.countersign.cli.command;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.model.value.UnreadableInput;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign start}: the console and the HTTP API. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts the console and the HTTP API on this machine, for this machine alone.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was stopped (130 by Ctrl-C, 143 by a signal)",
      "1:it could not start: the port is taken, the database cannot be used, …",
      "2:an option cannot be read"
    })
public final class StartCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8420",
      description = "The port on 127.0.0.1; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the embedded PostgreSQL. Default: data, beside ./countersign.")
  private @Nullable String data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:COUNTERSIGN_DATABASE}",
      description = {
        "A PostgreSQL of your own instead: jdbc:postgresql://HOST/DATABASE?user=…&password=…",
        "Also from COUNTERSIGN_DATABASE, where the list of processes does not show it."
      })
  private @Nullable String database;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Your own wallets, counterparties, spenders, tokens and sites.")
  private @Nullable String known;

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description = "An Ethereum node (http or https) on which payloads are tried.")
  private @Nullable String rpc;

  private final Terminal terminal;

  /** A command that prints there. */
  public StartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Known advance =
        known == null
            ? Known.NOTHING
            : KnownFile.read(
                BoundedInput.readText(known, terminal.in(), "The file of known addresses"));
    HttpNodeClient node = rpc == null ? null : HttpNodeClient.at(rpc);
    return new Serving(terminal)
        .run(checkedPort(), Places.data(data), Places.database(database), advance, node);
  }

  private int checkedPort() {
    if (port < 0 || port > 65_535) {
      throw new UnreadableInput("The port " + port + " is none; expected 0 to 65535");
    }
    return port;
  }
}
