package dev.countersign.scale.load;

import dev.countersign.cassandra.BlockRange;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.BridgeLogs;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.node.BlockEntries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks of an Ethereum node that are not undone any more.
 *
 * @param url the node's, as every task reaches it
 * @param chain its chain (EIP-155)
 * @param calls whether calls within transactions are read
 * @param first the first block
 * @param last the last one, not before the first
 * @param step so many blocks are in a range
 */
record NodeOrigin(String url, long chain, boolean calls, long first, long last, int step)
    implements Origin {
  /** Tracing all calls of a block takes a node longer than most questions. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  static HttpNodeClient client(String url) {
    return HttpNodeClient.at(url, TIMEOUT);
  }

  private BlockReader reader(HttpNodeClient client) {
    return new BlockReader(client, chain, calls, BridgeLogs.topics());
  }

  @Override
  public List<BlockRange> ranges() {
    List<BlockRange> ranges = new ArrayList<>();
    for (long at = first; at <= last; at += step) {
      ranges.add(new BlockRange(at, Math.min(last, at + step - 1)));
    }
    return ranges;
  }

  @Override
  public Content read(int range) throws NodeFault {
    BlockRange blocks = ranges().get(range);
    List<Entry> entries = new ArrayList<>();
    try (HttpNodeClient client = client(url)) {
      BlockReader reader = reader(client);
      String begin = "";
      BlockHeader before = null;
      for (long number = blocks.first(); number <= blocks.last(); number++) {
        BlockMoves block = reader.read(number);
        BlockHeader header = block.header();
        if (before == null) {
          begin = header.parent().toHex();
        } else if (!header.parent().equals(before.hash())) {
          throw new NodeFault(
              NodeFault.Kind.UNUSABLE,
              "the node's block " + number + " does not follow the one before it");
        }
        before = header;
        entries.addAll(BlockEntries.of(block));
      }
      return new Content(entries, begin + " " + (before == null ? "" : before.hash().toHex()));
    }
  }

  @Override
  public boolean isStill(int range, String mark) throws NodeFault {
    BlockRange blocks = ranges().get(range);
    try (HttpNodeClient client = client(url)) {
      BlockReader reader = reader(client);
      Optional<BlockHeader> begin = reader.header(blocks.first());
      Optional<BlockHeader> end = reader.header(blocks.last());
      return begin.isPresent()
          && end.isPresent()
          && mark.equals(begin.get().parent().toHex() + " " + end.get().hash().toHex());
    }
  }

  @Override
  public void check(Map<BlockRange, String> staged) {
    String end = "";
    for (BlockRange range : ranges()) {
      String mark = staged.getOrDefault(range, "");
      int middle = mark.indexOf(' ');
      String begin = middle < 0 ? "" : mark.substring(0, middle);
      if (!end.isEmpty() && !begin.isEmpty() && !begin.equals(end)) {
        throw new UnreadableInput(
            "Block "
                + range.first()
                + " does not follow the one before it: the node told tasks of different chains; run"
                + " the load again when it is at rest");
      }
      end = middle < 0 ? "" : mark.substring(middle + 1);
    }
  }
}
