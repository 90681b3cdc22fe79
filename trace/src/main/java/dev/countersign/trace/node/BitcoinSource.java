package dev.countersign.trace.node;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import java.util.Optional;

/** A Bitcoin node's chain, and what keeps its blocks. */
record BitcoinSource(BitcoinNode node, Keeper keeper)
    implements ChainSource<BitcoinSource.Numbered> {
  /** A block with its height. */
  record Numbered(BlockHeader header, BitcoinBlock block) {}

  /** Puts blocks behind the last one that is kept. */
  interface Keeper {
    /**
     * Keeps the next one.
     *
     * @throws NodeFault when the node does not tell what it spends
     */
    void keep(BlockHeader header, BitcoinBlock block) throws NodeFault;
  }

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
    keeper.keep(block.header, block.block);
  }
}
