package dev.countersign.cli.ledger;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.ChainName;
import dev.countersign.cli.trace.KnownTokens;
import dev.countersign.cli.trace.StorePlace;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.file.LedgerParts;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.StoredOutputs;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A load of files into a store, in as many parts as memory needs. */
final class FilesLoad implements Progress {
  private static final long CACHE = 64L << 20;

  private final StorePlace store;
  private final ChainName chain;
  private final Terminal terminal;
  private final LedgerParts parts;
  private final Set<String> noted = new HashSet<>();
  private int part;
  private long read;
  private long known;

  private FilesLoad(StorePlace store, LedgerParts parts, ChainName chain, Terminal terminal) {
    this.store = store;
    this.chain = chain;
    this.terminal = terminal;
    this.parts = parts;
  }

  /** Looks at the files, and how many parts they need. */
  static FilesLoad of(StorePlace store, List<Path> files, ChainName chain, Terminal terminal) {
    terminal.tell("Reading " + files.size() + (files.size() == 1 ? " place" : " places"));
    return of(store, LedgerParts.of(files, KnownTokens.given(chain.orFirst())), chain, terminal);
  }

  static FilesLoad of(StorePlace store, LedgerParts parts, ChainName chain, Terminal terminal) {
    return new FilesLoad(store, parts, chain, terminal);
  }

  int run() {
    if (parts.count() > 1) {
      terminal.tell(
          "The files are read in %d parts, the earliest blocks first, since they do not fit into memory at once"
              .formatted(parts.count()));
    }
    LedgerFiles.Entries next = read();
    boolean bitcoin = next.bitcoin().isPresent();
    chain.check(bitcoin);
    Asset coin = bitcoin ? Payment.COIN : new Asset.Native(chain.orFirst());
    while (true) {
      try (LedgerStore ledger = store.write(coin, CACHE)) {
        next.bitcoin().flatMap(LedgerFiles.Payments::network).ifPresent(ledger::noteNetwork);
        load(ledger, next, bitcoin);
        if (part == parts.count()) {
          end(ledger);
          return 0;
        }
      }
      next = read(); // what it spends is in the store by now
    }
  }

  /** Reads the next part while nobody writes to the store, so that it can be asked too. */
  private LedgerFiles.Entries read() {
    try (StoredOutputs there = store.outputs(CACHE)) {
      return read(there::output);
    }
  }

  private LedgerFiles.Entries read(Function<String, Optional<Coin>> earlier) {
    LedgerFiles.Entries entries = parts.read(part, earlier);
    part++;
    read += entries.size();
    entries.notes().stream().filter(noted::add).forEach(terminal::tell);
    return entries;
  }

  /** Loads a part; where nothing depends on what is stored, also all that come after it. */
  private void load(LedgerStore ledger, LedgerFiles.Entries first, boolean bitcoin) {
    if (ledger.isHalfLoaded()) {
      terminal.tell("Going on with a load that was cut short");
    }
    try (Loading loading = ledger.load(this)) {
      add(first, bitcoin, loading);
      while (!bitcoin && part < parts.count()) {
        add(read(any -> Optional.empty()), false, loading);
      }
      loading.finish();
      known += loading.known();
    }
  }

  private static void add(LedgerFiles.Entries entries, boolean bitcoin, Loading loading) {
    if (entries.size() > 0 && entries.bitcoin().isPresent() != bitcoin) {
      throw new UnreadableInput(
          "The files are of Bitcoin and of another chain; a ledger is of one");
    }
    entries.bitcoin().ifPresent(payments -> payments.all().forEach(loading::add));
    entries.entries().forEach(loading::add);
  }

  private void end(LedgerStore ledger) {
    parts
        .inputs()
        .forEach(
            input -> ledger.noteInput(input.sha256() + " " + input.bytes() + " " + input.name()));
    terminal.print(
        "%s has %s to block %d: %s new, %d there before\n"
            .formatted(
                store,
                LedgerLoadCommand.transactions(ledger.size()),
                ledger.lastBlock().orElse(0),
                LedgerLoadCommand.transactions(read - known),
                known));
  }

  @Override
  public void loaded(long transactions, long there) {
    long done = transactions + there;
    terminal.tell(
        parts.count() == 1
            ? String.format(
                Locale.ROOT,
                "Loaded %,d of %,d transactions (%d %%)",
                done,
                read,
                100 * done / read)
            : String.format(
                Locale.ROOT,
                "Loaded %,d transactions; part %d of %d is read",
                done,
                part,
                parts.count()));
  }

  @Override
  public void sorted(long lists) {
    terminal.tell(
        String.format(Locale.ROOT, "Putting balances in order: %,d accounts' done", lists));
  }
}
