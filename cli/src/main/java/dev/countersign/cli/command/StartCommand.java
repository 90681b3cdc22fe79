package dev.countersign.cli.command;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      names = "--rpc",
      paramLabel = "URL",
      description = {
        "An Ethereum node (http or https) on which payloads are tried and wallets are found;",
        "may be repeated; of several for one chain the others are asked where one fails."
      })
  private @Nullable List<String> rpc;

  @Option(
      names = "--key",
      paramLabel = "SOURCE",
      description = {
        "Where a key of Countersign's is: keystore:FILE?…, pkcs11:…, remote:URL?…; may be repeated.",
        "Default: one that is made in the data folder."
      })
  private @Nullable List<String> keys;

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = {
        "The console's address as browsers see it, where it stands behind a reverse proxy, such as",
        "https://countersign.example.com. Passkeys belong to its host. Default: localhost."
      })
  private @Nullable String origin;

  @Mixin private final ConnectionOptions connections = new ConnectionOptions();

  private final Terminal terminal;

  /** A command that prints there. */
  public StartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<NodeClient> nodes = new ArrayList<>();
    for (String url : rpc == null ? List.<String>of() : rpc) {
      nodes.add(HttpNodeClient.at(url));
    }
    checkPort(port);
    if (connections.metrics != null) {
      checkPort(connections.metrics);
    }
    return new Serving(terminal)
        .run(
            port,
            checkedOrigin(),
            Places.data(data),
            Places.database(database),
            nodes,
            keys == null ? List.of() : keys,
            connections);
  }

  private @Nullable URI checkedOrigin() {
    if (origin == null) {
      return null;
    }
    if (!origin.matches("https://[a-z0-9.-]+(:[0-9]{1,5})?|http://localhost(:[0-9]{1,5})?")) {
      throw new UnreadableInput(
          "The origin is none; expected https and a host in lower case, such as"
              + " https://countersign.example.com");
    }
    return URI.create(origin);
  }

  private static void checkPort(int number) {
    if (number < 0 || number > 65_535) {
      throw new UnreadableInput("The port " + number + " is none; expected 0 to 65535");
    }
  }
}
