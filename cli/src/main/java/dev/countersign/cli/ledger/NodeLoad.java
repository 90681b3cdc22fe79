package dev.countersign.cli.ledger;

import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.follow.ChainRange;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.trace.ChainName;
import dev.countersign.cli.trace.NodeOptions;
import dev.countersign.cli.trace.StorePlace;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bridge.BridgeLogs;
import dev.countersign.trace.node.BitcoinStoreBlocks;
import dev.countersign.trace.node.StoreBlocks;
import dev.countersign.trace.node.StoredChain;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.StoredBlocks;
import java.util.Locale;
import java.util.Optional;

/** The blocks of a node into a store: once, or on and on. */
final class NodeLoad implements ChainLoad.Listener {
  private static final long CACHE = 64L << 20;
  private static final long PAUSE = 2_000_000_000; // nanoseconds between words on how far it is

  private final StorePlace place;
  private final NodeOptions options;
  private final ChainName chain;
  private final Terminal terminal;
  private long last;
  private long lastTold = System.nanoTime();
  private String complaint = "";

  NodeLoad(StorePlace place, NodeOptions options, ChainName chain, Terminal terminal) {
    this.place = place;
    this.options = options;
    this.chain = chain;
    this.terminal = terminal;
  }

  int run() {
    try (HttpNodeClient client = options.client()) {
      if (chain.isBitcoin()) {
        options.checkBitcoin();
        BitcoinNode node = chain.ofBitcoin(client);
        try (LedgerStore store = place.write(Payment.COIN, CACHE)) {
          mustBeWhole(store);
          store.noteNetwork(chain.bitcoin());
          BitcoinStoreBlocks blocks = new BitcoinStoreBlocks(node, store, next(store));
          load(blocks.source(), blocks, store);
        }
      } else {
        long of = chain.ofEthereum(client);
        try (LedgerStore store = place.write(new Asset.Native(of), CACHE)) {
          mustBeWhole(store);
          StoreBlocks blocks = new StoreBlocks(store);
          BlockReader reader = new BlockReader(client, of, options.calls(), BridgeLogs.topics());
          load(blocks.source(reader), blocks, store);
        }
      }
      return 0;
    } catch (NodeFault fault) {
      throw new UnreadableInput(capital(fault.sentence()));
    }
  }

  private void mustBeWhole(LedgerStore store) {
    if (store.isHalfLoaded()) {
      throw new UnreadableInput(
          "The store " + place + " is half loaded from files; run that load again first");
    }
  }

  /** The first block that is not there. */
  private long next(LedgerStore store) {
    return store.blocks().map(there -> there.last().number() + 1).orElseGet(() -> from(store));
  }

  private void load(ChainSource<?> source, StoredChain blocks, LedgerStore store) throws NodeFault {
    long before = store.size();
    long from = from(store);
    ChainLoad load = new ChainLoad(source, blocks, from, options.parallel(), this);
    long next = next(store);
    Long to = options.to();
    if (to == null || to >= next) {
      // A node that is no further than the store is no error: there is nothing to read yet.
      long newest = source.newest();
      ChainRange range =
          ChainRange.of(
              source,
              Math.min(next, store.blocks().isPresent() ? newest : next),
              options.follows() || to == null ? null : to);
      last = to == null ? range.to() : Math.min(to, range.to());
      bring(load, blocks, last);
    }
    tell(store, before);
    if (options.follows()) {
      follow(source, load, store, blocks);
    }
  }

  /** Where a load begins, so that there is no gap. */
  private long from(LedgerStore store) {
    Long asked = options.from();
    Optional<Long> next =
        store
            .blocks()
            .map(StoredBlocks::last)
            .map(BlockHeader::number)
            .or(() -> store.lastBlock().stream().boxed().findFirst())
            .map(height -> height + 1);
    if (next.isEmpty()) {
      if (asked == null) {
        throw new UnreadableInput(
            "The store " + place + " is empty; expected --from-block N, one before the theft");
      }
      return asked;
    }
    long first = store.blocks().map(blocks -> blocks.first().number()).orElse(next.get());
    if (asked != null && (asked < first || asked > next.get())) {
      throw new UnreadableInput(
          "The store "
              + place
              + " goes to block "
              + (next.get() - 1)
              + ", and loads go on behind that: leave --from-block out, or load into a new store");
    }
    return first;
  }

  /** What was read is kept, also where the node fails on the way. */
  private static void bring(ChainLoad load, StoredChain blocks, long height) throws NodeFault {
    try {
      load.to(height);
    } finally {
      blocks.flush();
    }
  }

  private void follow(
      ChainSource<?> source, ChainLoad load, LedgerStore store, StoredChain blocks) {
    Long until = options.to();
    while (until == null || blocks.newest().map(BlockHeader::number).orElse(-1L) < until) {
      try {
        Thread.sleep(options.every());
        long before = store.size();
        Optional<BlockHeader> newest = blocks.newest();
        last = until == null ? source.newest() : Math.min(source.newest(), until);
        bring(load, blocks, last);
        complaint = "";
        if (!blocks.newest().equals(newest)) {
          tell(store, before);
        }
      } catch (NodeFault fault) {
        String sentence = capital(fault.sentence()) + ". It is asked again";
        if (!sentence.equals(complaint)) {
          terminal.tell(sentence);
          complaint = sentence;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void tell(LedgerStore store, long before) {
    long more = store.size() - before;
    terminal.print(
        "%s has %s to block %d: %s\n"
            .formatted(
                place,
                LedgerLoadCommand.transactions(store.size()),
                store.blocks().map(blocks -> blocks.last().number()).orElse(0L),
                more < 0 ? LedgerLoadCommand.transactions(-more) + " fewer" : more + " new"));
  }

  @Override
  public void added(long height) {
    long now = System.nanoTime();
    if (now - lastTold > PAUSE) {
      lastTold = now;
      terminal.tell(String.format(Locale.ROOT, "Read block %,d of %,d", height, last));
    }
  }

  @Override
  public void undone(long from, long count) {
    terminal.print(
        "The chain was reorganised: %d %s from %d on %s undone\n"
            .formatted(count, count == 1 ? "block" : "blocks", from, count == 1 ? "was" : "were"));
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
