package dev.countersign.cli.screen;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.list.Entry;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.watch.blacklist.BlacklistReading;
import dev.countersign.watch.blacklist.Issuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign screen issuers}: whom issuers of tokens block, from a node. */
@Command(
    name = "issuers",
    mixinStandardHelpOptions = true,
    description = {
      "Reads from a node whom issuers of tokens block, into the folder that screen asks: all that",
      "their contracts logged the first time, then what came after. Only blocks that are not undone",
      "any more count. Without --issuer these are Tether and Circle, where the node is of Ethereum."
    },
    footer = {"", "Try: countersign screen issuers --rpc http://127.0.0.1:8545"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:their lists are in force",
      "3:the node does not say, or contradicts what it said before; what is in force stays",
      "2:an option cannot be read"
    })
final class ScreenIssuersCommand implements Callable<Integer> {
  private static final String READ = ".read";

  @Option(names = "--rpc", paramLabel = "URL", required = true, description = "The node.")
  private String rpc = "";

  @Option(
      names = "--issuer",
      paramLabel = "ISSUER",
      description = {
        "CHAIN/CONTRACT, NAME[, FIRST BLOCK] in one word, such as \"8453/0x8335…2913, Circle (USDC on",
        "Base)\"; may be repeated."
      })
  private List<String> issuers = List.of();

  @Mixin private KeptIn kept = new KeptIn();

  private final Terminal terminal;

  ScreenIssuersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Issuer> wanted =
        issuers.isEmpty()
            ? List.of(Issuer.USDT, Issuer.USDC)
            : issuers.stream().map(Issuer::of).toList();
    Path folder = kept.folder();
    try (HttpNodeClient node = HttpNodeClient.at(rpc)) {
      Files.createDirectories(folder);
      long chain = BlockReader.chainId(node);
      boolean refused = false;
      for (Issuer issuer : wanted) {
        if (issuer.chain() != chain) {
          throw new UnreadableInput(
              "The node is of chain " + chain + "; " + issuer.name() + " is on " + issuer.chain());
        }
        refused |= !take(issuer, node, folder);
      }
      return refused ? Outcome.HOLD.exitCode() : 0;
    } catch (NodeFault fault) {
      terminal.complain("It was not read: " + fault.sentence() + ". What is in force stays");
      return Outcome.HOLD.exitCode();
    } catch (IOException e) {
      throw new UnreadableInput("The lists could not be kept in " + folder + ": " + e.getMessage());
    }
  }

  /** What it refuses holds every answer until a node confirms what was read. */
  private boolean take(Issuer issuer, HttpNodeClient node, Path folder)
      throws NodeFault, IOException {
    Path note = folder.resolve(issuer.list() + ListPlaces.REFUSED);
    try {
      read(issuer, node, folder);
      Files.deleteIfExists(note);
      return true;
    } catch (UnreadableInput e) {
      if (Files.exists(folder.resolve(issuer.list() + ".csv"))) {
        Files.writeString(note, e.sentence());
      }
      terminal.complain(
          issuer.name() + " was refused: " + e.sentence() + ". What is in force stays");
      return false;
    }
  }

  private void read(Issuer issuer, HttpNodeClient node, Path folder) throws NodeFault, IOException {
    Path file = folder.resolve(issuer.list() + READ);
    Optional<BlacklistReading> read =
        Files.exists(file)
            ? Optional.of(BlacklistReading.of(issuer, Files.readString(file)))
            : Optional.empty();
    BlockHeader settled = new BlockReader(node, issuer.chain(), false).settled();
    for (Optional<BlacklistReading> next = BlacklistReading.next(issuer, read, node, settled);
        next.isPresent();
        next = BlacklistReading.next(issuer, read, node, settled)) {
      read = next;
      replace(file, next.get().text());
      terminal.tell(
          issuer.name() + ": " + next.get().percent(settled) + " % of its blocks are read");
    }
    if (read.isEmpty()) {
      throw new UnreadableInput(
          "the node's newest final block is "
              + settled.number()
              + ", and "
              + issuer.name()
              + " begins at "
              + issuer.first());
    }
    replace(folder.resolve(issuer.list() + ".csv"), table(read.get()));
    terminal.print(
        issuer.name()
            + " blocks "
            + read.get().list().blocked().size()
            + " addresses, as of block "
            + read.get().to()
            + "\n");
  }

  /** In the form of one's own lists. */
  private static String table(BlacklistReading read) {
    StringBuilder table = new StringBuilder("address,name,kind,source,date,licence,chain\n");
    for (Entry entry : read.asList().entries()) {
      table
          .append(
              String.join(
                  ",",
                  entry.address(),
                  entry.name(),
                  entry.kind().word(),
                  entry.reference(),
                  entry.listed().map(Object::toString).orElse(""),
                  entry.licence(),
                  entry.chain()))
          .append('\n');
    }
    return table.toString();
  }

  /** A reader never sees half of it. */
  private static void replace(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
