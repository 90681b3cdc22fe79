package dev.countersign.cli.ledger;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.ChainName;
import dev.countersign.cli.trace.NodeOptions;
import dev.countersign.cli.trace.StorePlace;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign ledger load}: files into a store on disk or in Cassandra. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads files or the blocks of a node into a ledger on disk or in Apache Cassandra, which",
      "countersign trace --ledger reads. A load that was cut short goes on when it is run again;",
      "what is there already is not loaded twice."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of it is there",
      "2:a file, the node, the store or an option cannot be read"
    })
final class LedgerLoadCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "STORE",
      description = {
        "The store's folder, or cassandra://HOST:PORT/KEYSPACE?dc=NAME for one in Apache Cassandra;",
        "made where there is none."
      })
  private Path store = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "Files or folders as countersign trace --ledger reads them: all that is known of their",
        "blocks, and no block older than what the store has."
      })
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--chain",
      paramLabel = "ID",
      description = {
        "The chain of the ledger (EIP-155), or bitcoin, bitcoin-testnet, bitcoin-regtest for a node",
        "of Bitcoin; its files are told by themselves. Default: an Ethereum node's own, or 1."
      })
  private @Nullable String chain;

  @Mixin private NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  LedgerLoadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ChainName named = ChainName.of(chain);
    if (files.isEmpty() != node.isAsked()) {
      throw new UnreadableInput(
          "A load needs either files, that say what moved, or --node, a node that does");
    }
    node.checkRanges();
    return node.isAsked()
        ? new NodeLoad(StorePlace.of(store), node, named, terminal).run()
        : files(named);
  }

  private int files(ChainName named) {
    node.checkUnused();
    return FilesLoad.of(StorePlace.of(store), files, named, terminal).run();
  }

  static String transactions(long count) {
    return String.format(Locale.ROOT, "%,d", count)
        + (count == 1 ? " transaction" : " transactions");
  }
}
