package dev.countersign.cli.trace;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.block.RangeLogs;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.follow.ChainRange;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.BridgeLogs;
import dev.countersign.trace.bridge.Said;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.node.MemoryBlocks;
import dev.countersign.trace.report.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A node's blocks as a ledger, with what bridges logged in them.
 *
 * @param said nothing where the node could not say, which was told
 */
record NodeLand(MemoryLedger ledger, Answer.Blocks blocks, List<Said> said) {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long PROGRESS = 1_000;

  /** Chains' clocks differ, and accounts had something before. */
  private static final long HOUR = 3_600;

  /**
   * Reads them.
   *
   * @param where which node and blocks
   * @param chain the chain that the node must be on; null for whichever it is
   * @param options how it is read
   * @param since the first block is looked for by that time, seconds since 1970, where none is
   *     named
   * @throws UnreadableInput where the node does not serve them
   */
  static NodeLand read(
      OtherLedger.Node where,
      @Nullable Long chain,
      NodeOptions options,
      long since,
      Terminal terminal) {
    try (HttpNodeClient node =
        where.url().equals(options.url)
            ? options.client()
            : HttpNodeClient.at(where.url(), TIMEOUT)) {
      long own = BlockReader.chainId(node);
      if (chain != null && chain != own) {
        throw new UnreadableInput(
            "The node is on chain " + own + ", but chain " + chain + " was asked for");
      }
      BlockReader reader = new BlockReader(node, own, !options.noCalls);
      long from = where.from().isPresent() ? where.from().get() : first(reader, since - HOUR);
      ChainRange range = ChainRange.of(reader, from, where.to().orElse(null));
      MemoryBlocks blocks = new MemoryBlocks();
      ChainLoad.Listener listener =
          new ChainLoad.Listener() {
            @Override
            public void added(long height) {
              if (height % PROGRESS == 0) {
                terminal.tell(
                    String.format(Locale.ROOT, "Read chain %d up to block %,d", own, height));
              }
            }

            @Override
            public void undone(long lowest, long count) {
              terminal.tell(
                  "Chain " + own + " was reorganised: block " + lowest + " on was read again");
            }
          };
      new ChainLoad(blocks.source(reader), blocks, from, options.parallel, listener).to(range.to());
      MemoryLedger ledger = blocks.ledger(own);
      return new NodeLand(
          ledger,
          new Answer.Blocks(
              own,
              blocks.oldest().orElseThrow(),
              blocks.newest().orElseThrow(),
              !blocks.lacksCalls()),
          said(node, ledger, own, from, range.to(), terminal));
    } catch (NodeFault fault) {
      throw new UnreadableInput(NodeTrace.capital(fault.sentence()));
    }
  }

  /** An answer is worth more than what bridges say: without that it is matched. */
  private static List<Said> said(
      NodeClient node, MemoryLedger ledger, long chain, long from, long to, Terminal terminal) {
    List<Said> said = new ArrayList<>();
    try {
      for (RangeLogs.Logged one : RangeLogs.of(node, from, to, BridgeLogs.topics())) {
        OptionalLong position = ledger.position(one.transaction());
        if (position.isPresent()) {
          BridgeLogs.read(
                  one.log(),
                  Long.toString(chain),
                  one.transaction().toHex(),
                  ledger.transaction(position.getAsLong()).time())
              .ifPresent(what -> said.add(new Said(what, one.log().contract().toHex())));
        }
      }
      return said;
    } catch (NodeFault fault) {
      terminal.tell(
          "What bridges say on chain " + chain + " could not be read: " + fault.sentence());
      return List.of();
    }
  }

  /** The first block at that time or after it. */
  private static long first(BlockReader reader, long second) throws NodeFault {
    long low = 0;
    long high = reader.newest();
    while (low < high) {
      long middle = (low + high) >>> 1;
      Optional<BlockHeader> there = reader.header(middle);
      if (there.isEmpty() || there.get().time() < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
