package dev.countersign.trace.node;

import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.follow.KeptBlocks;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.NodeChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Bitcoin node's blocks in memory, as far as they were read. */
public final class BitcoinBlocks implements KeptBlocks {
  private final BitcoinNode node;
  private final long from;
  private final NodeChain chain;
  private final List<BlockHeader> headers = new ArrayList<>();

  /**
   * None yet.
   *
   * @param from the height of the first block that will be read, 0 or more
   */
  public BitcoinBlocks(BitcoinNode node, long from) {
    this.node = node;
    this.from = from;
    this.chain = new NodeChain(node, from);
  }

  /** All blocks as a ledger. */
  public MemoryBitcoinLedger ledger() {
    return MemoryBitcoinLedger.of(chain.chain().payments());
  }

  /** The node's chain, whose blocks are kept here. */
  public ChainSource<?> source() {
    return new BitcoinSource(
        node,
        (header, block) -> {
          chain.add(block);
          headers.add(header);
        });
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return headers.isEmpty() ? Optional.empty() : Optional.of(headers.getFirst());
  }

  @Override
  public Optional<BlockHeader> newest() {
    return headers.isEmpty() ? Optional.empty() : Optional.of(headers.getLast());
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    long index = number - from;
    return index < 0 || index >= headers.size()
        ? Optional.empty()
        : Optional.of(headers.get((int) index));
  }

  @Override
  public void undoFrom(long number) {
    while (!headers.isEmpty() && headers.getLast().number() >= number) {
      headers.removeLast();
      chain.chain().undo();
    }
  }
}
