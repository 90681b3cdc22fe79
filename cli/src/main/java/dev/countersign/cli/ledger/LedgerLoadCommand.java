package dev.countersign.cli.ledger;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.ChainName;
import dev.countersign.cli.trace.KnownTokens;
import dev.countersign.cli.trace.NodeOptions;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.StoredOutputs;
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

/** {@code countersign ledger load}: files into a store on disk. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Loads files or the blocks of a node into a ledger on disk, which countersign trace --ledger",
      "reads. A load that was cut short goes on when it is run again; what is there already is not",
      "loaded twice."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of it is there",
      "2:a file, the node, the store or an option cannot be read"
    })
final class LedgerLoadCommand implements Callable<Integer> {
  private static final long CACHE = 64L << 20;

  @Parameters(
      index = "0",
      paramLabel = "STORE",
      description = "The store's folder; made where there is none.")
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
    return node.isAsked() ? new NodeLoad(store, node, named, terminal).run() : files(named);
  }

  private int files(ChainName named) {
    node.checkUnused();
    terminal.tell("Reading " + files.size() + (files.size() == 1 ? " place" : " places"));
    LedgerFiles.Entries read;
    try (StoredOutputs there = StoredOutputs.of(store, CACHE)) {
      read = LedgerFiles.entries(files, KnownTokens.given(named.orFirst()), there::output);
    }
    named.check(read.bitcoin().isPresent());
    read.notes().forEach(terminal::tell);
    Asset coin = read.bitcoin().isPresent() ? Payment.COIN : new Asset.Native(named.orFirst());
    try (LedgerStore ledger = LedgerStore.open(store, coin, CACHE)) {
      read.bitcoin().flatMap(LedgerFiles.Payments::network).ifPresent(ledger::noteNetwork);
      if (ledger.isHalfLoaded()) {
        terminal.tell("Going on with a load that was cut short");
      }
      long known;
      try (Loading loading = ledger.load(new Told(read.size()))) {
        read.bitcoin().ifPresent(payments -> payments.all().forEach(loading::add));
        read.entries().forEach(loading::add);
        loading.finish();
        known = loading.known();
      }
      read.inputs()
          .forEach(
              input -> ledger.noteInput(input.sha256() + " " + input.bytes() + " " + input.name()));
      terminal.print(
          "%s has %s to block %d: %s new, %d there before\n"
              .formatted(
                  store,
                  transactions(ledger.size()),
                  ledger.lastBlock().orElse(0),
                  transactions(read.size() - known),
                  known));
    }
    return 0;
  }

  static String transactions(long count) {
    return String.format(Locale.ROOT, "%,d", count)
        + (count == 1 ? " transaction" : " transactions");
  }

  private final class Told implements Progress {
    private final long all;

    private Told(long all) {
      this.all = all;
    }

    @Override
    public void loaded(long transactions, long known) {
      terminal.tell(
          String.format(
              Locale.ROOT,
              "Loaded %,d of %,d transactions (%d %%)",
              transactions + known,
              all,
              100 * (transactions + known) / all));
    }

    @Override
    public void sorted(long lists) {
      terminal.tell(
          String.format(Locale.ROOT, "Putting balances in order: %,d accounts' done", lists));
    }
  }
}
