package dev.countersign.cli.connect;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.cli.connect.LoopbackProxy.NotConnected;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign connect}: a node's address for a bot that knows only JSON-RPC. */
@Command(
    name = "connect",
    mixinStandardHelpOptions = true,
    description = {
      "Listens on loopback for JSON-RPC and passes it to a Countersign server in a machine's name:",
      "with its token, and a proof of its key for each request. See docs/json-rpc.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the key was made, or it was stopped (130 by Ctrl-C, 143 by a signal)",
      "1:the server does not let the machine in, or the port is taken",
      "2:an option or the key's file cannot be read"
    })
public final class ConnectCommand implements Callable<Integer> {
  private static final String NAME = "[a-z][a-z0-9-]{0,39}";

  @Option(
      names = "--new-key",
      paramLabel = "FILE",
      description = {
        "Make the machine's key in a new file, print its public part, and end.",
        "Propose the machine with it on the console's page Machines."
      })
  private @Nullable Path newKey;

  @Option(names = "--key", paramLabel = "FILE", description = "The machine's key.")
  private @Nullable Path key;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8420",
      description = "The server, as it calls itself. Default: ${DEFAULT-VALUE}.")
  private String server = "";

  @Option(names = "--machine", paramLabel = "NAME", description = "The machine's name.")
  private @Nullable String machine;

  @Option(names = "--wallet", paramLabel = "LABEL", description = "The account's label.")
  private @Nullable String wallet;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8545",
      description = "The port on 127.0.0.1; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  private final Terminal terminal;

  /** A command that prints there. */
  public ConnectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (newKey != null) {
      terminal.print(Json.compact(MachineKey.create(newKey).publicJwk()) + "\n");
      return 0;
    }
    if (key == null || machine == null || wallet == null) {
      throw new UnreadableInput("Name the machine: --key FILE --machine NAME --wallet LABEL");
    }
    if (!machine.matches(NAME) || !wallet.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new UnreadableInput(
          "The machine or the wallet is none; expected a name such as payout-bot");
    }
    if (port < 0 || port > 65_535) {
      throw new UnreadableInput("The port " + port + " is none; expected 0 to 65535");
    }
    return serve(MachineKey.open(key), machine, wallet);
  }

  private int serve(MachineKey opened, String as, String account) {
    try (LoopbackProxy proxy =
        LoopbackProxy.start(origin(), as, opened, account, port, InstantSource.system())) {
      terminal.print(
          "Listening on "
              + proxy.address()
              + " for the wallet "
              + account
              + ", as the machine "
              + as
              + ".\nEverything on this machine that can reach the port asks in its name. Stop it with"
              + " Ctrl-C.\n");
      new CountDownLatch(1).await(); // until the process is told to end
      return 0;
    } catch (NotConnected e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private URI origin() {
    URI address = BoundedHttp.address(server, "The server", "http://localhost:8420");
    String plain = address.toString().replaceAll("/$", "");
    if (address.getUserInfo() != null
        || address.getQuery() != null
        || plain.chars().filter(c -> c == '/').count() != 2) {
      throw new UnreadableInput(
          "The server is a scheme, a host and a port alone, such as http://localhost:8420");
    }
    return URI.create(plain);
  }
}
