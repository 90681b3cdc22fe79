package dev.countersign.cli.trace;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.store.StoredBlocks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A ledger that can be traced, in memory, on disk or in Cassandra.
 *
 * @param inputs the files that it was made of
 * @param blocks the blocks of a node that it was made of
 * @param said reads what bridges logged
 * @param closing gives up what it holds open
 */
public record OpenLedger(
    Ledger ledger,
    List<LedgerFiles.Input> inputs,
    Optional<Answer.Blocks> blocks,
    Supplier<List<Said>> said,
    Runnable closing)
    implements AutoCloseable {
  private static final long CACHE = 512L << 20;

  /**
   * Reads files, or opens a store.
   *
   * @param chain the chain of the ledger (EIP-155)
   * @param notes is told what is less exact in the files than on the chain
   * @throws UnreadableInput where one cannot be read, or a store stands beside others
   */
  public static OpenLedger of(List<Path> places, long chain, Consumer<String> notes) {
    StorePlace store =
        places.stream().map(StorePlace::of).filter(StorePlace::isStore).findFirst().orElse(null);
    if (store == null) {
      LedgerFiles.Loaded loaded = LedgerFiles.read(places, KnownTokens.given(chain));
      loaded.notes().forEach(notes);
      return new OpenLedger(
          loaded.ledger(), loaded.inputs(), Optional.empty(), loaded::said, () -> {});
    }
    if (places.size() > 1) {
      throw new UnreadableInput(
          "The store "
              + store
              + " stands for itself; load the other files into it with countersign ledger load");
    }
    StoreLedger ledger = store.read(CACHE);
    return new OpenLedger(
        ledger.bitcoin().<Ledger>map(bitcoin -> bitcoin).orElse(ledger),
        ledger.inputs().stream().map(OpenLedger::input).toList(),
        ledger.blocks().map(blocks -> told(ledger, blocks)),
        () -> said(ledger, chain, notes),
        ledger::close);
  }

  private static List<Said> said(StoreLedger ledger, long chain, Consumer<String> notes) {
    ledger
        .loggedFrom()
        .ifPresent(block ->
            notes.accept(
                "The store of chain "
                    + chain
                    + " was begun by an earlier version, which kept no logs of bridges: what went"
                    + " over them before block "
                    + block
                    + " is matched, not read, unless its files were loaded again with their logs"));
    return ledger.said();
  }

  private static Answer.Blocks told(StoreLedger ledger, StoredBlocks blocks) {
    return new Answer.Blocks(
        ledger.asset(Ledger.NATIVE) instanceof Asset.Native coin ? coin.chainId() : 0,
        blocks.first(),
        blocks.last(),
        !blocks.lacksCalls());
  }

  /** Of what {@code countersign ledger load} noted: fingerprint, bytes, name. */
  private static LedgerFiles.Input input(String noted) {
    String[] words = noted.split(" ", 3);
    return new LedgerFiles.Input(words[2], Long.parseLong(words[1]), words[0]);
  }

  @Override
  public void close() {
    closing.run();
  }
}
