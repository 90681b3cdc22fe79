package dev.countersign.trace.node;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.BitcoinNode;
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

  private record Numbered(BlockHeader header, BitcoinBlock block) {}

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
    return new Source();
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

  private final class Source implements ChainSource<Numbered> {
    @Override
    public long newest() throws NodeFault {
      return node.newest();
    }

    @Override
    public Optional<Long> catchingUpTo() throws NodeFault {
      return node.catchingUpTo();
    }

    @Override
    public Optional<BlockHeader> header(long height) throws NodeFault {
      return node.header(height);
    }

    @Override
    public Numbered read(long height) throws NodeFault {
      BitcoinBlock block = node.block(height);
      return new Numbered(
          new BlockHeader(
              height,
              Bytes.fromHex("0x" + block.hash(), "The hash of a block"),
              Bytes.fromHex("0x" + block.parent(), "The hash of a block"),
              block.time()),
          block);
    }

    @Override
    public BlockHeader header(Numbered block) {
      return block.header;
    }

    @Override
    public void keep(Numbered block) throws NodeFault {
      chain.add(block.block);
      headers.add(block.header);
    }
  }
}
