package dev.countersign.trace.node;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.node.NodeFault;
import java.util.Optional;

/** An Ethereum node's chain, and where it is kept. */
record EthereumSource(BlockReader reader, BlockStore store) implements ChainSource<BlockMoves> {
  @Override
  public long newest() throws NodeFault {
    return reader.newest();
  }

  @Override
  public Optional<Long> catchingUpTo() throws NodeFault {
    return reader.catchingUpTo();
  }

  @Override
  public Optional<BlockHeader> header(long height) throws NodeFault {
    return reader.header(height);
  }

  @Override
  public BlockMoves read(long height) throws NodeFault {
    return reader.read(height);
  }

  @Override
  public BlockHeader header(BlockMoves block) {
    return block.header();
  }

  @Override
  public void keep(BlockMoves block) {
    store.append(block.header(), BlockEntries.of(block), block.calls());
  }
}
