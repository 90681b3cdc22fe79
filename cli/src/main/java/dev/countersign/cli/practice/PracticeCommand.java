package dev.countersign.cli.practice;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.tour.chain.PracticeChain;
import dev.countersign.tour.chain.PracticeOwners;
import dev.countersign.tour.chain.PracticeSafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign practice}: a chain to practise on. */
@Command(
    name = "practice",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a chain on this machine to practise on, with a Safe that Countersign is an owner of.",
      "Nothing on it is worth anything; it is forgotten when it ends. docs/first-transfer.md",
      "leads through a first transfer on it. Needs Node 20 with npm."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was stopped", "2:it cannot start, or an option cannot be read"})
public final class PracticeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8545",
      description = "The chain's port on 127.0.0.1. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--owner",
      paramLabel = "ADDRESS",
      description = "Countersign's account, as the page Wallets shows it. Default: that of --data.")
  private @Nullable String owner;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of ./countersign start. Default: data, beside ./countersign.")
  private @Nullable Path data;

  private final Terminal terminal;

  private PracticeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with its own commands, printing there. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new PracticeCommand(terminal))
        .addSubcommand(new PracticeLedgerCommand(terminal))
        .addSubcommand(new PracticeSignCommand(terminal));
  }

  @Override
  public Integer call() throws InterruptedException {
    Path home = Path.of(System.getProperty("countersign.home", ""));
    Address account =
        owner == null
            ? ownAccount(data == null ? home.resolve("data") : data)
            : Address.parse(owner, "The owner");
    try (PracticeChain chain = PracticeChain.start(home, port)) {
      Address safe = new PracticeSafe(chain.node(), chain.contracts()).make(account);
      terminal.print(
          """
          A chain to practise on, at %s (chain id %d). All on it is worth nothing.

            The practice Safe          %s
            owned by Countersign       %s
            and two practice owners    %s
                                       %s
            3 of 3 must sign; it holds 100 ETH.
            Somebody to pay            %s

          The other owners sign what you tell them:  ./countersign practice sign HASH
          The way through is in docs/first-transfer.md. Stop it with Ctrl-C.
          """
              .formatted(
                  chain.url(),
                  PracticeChain.ID,
                  safe,
                  account,
                  PracticeOwners.accounts().get(0),
                  PracticeOwners.accounts().get(1),
                  "0x00000000000000000000000000000000000cA11E"));
      chain.await();
      return 0;
    } catch (NodeFault e) {
      throw new UnreadableInput("The practice chain does not do what it must: " + e.sentence());
    }
  }

  private static Address ownAccount(Path folder) {
    Path file = folder.resolve("keys").resolve("countersign.json");
    try {
      String address = Json.parse(Files.readString(file), "The key").path("address").asString();
      return Address.parse(address.startsWith("0x") ? address : "0x" + address, "The account");
    } catch (IOException e) {
      throw new UnreadableInput(
          "Countersign has no key yet; run ./countersign start once, or give its account with"
              + " --owner");
    }
  }
}
