package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.EthereumBlocks;
import dev.countersign.watch.seen.SeenBlock;
import java.util.Optional;
import java.util.Set;

/** A node of an Ethereum-like chain. */
public final class EthereumNode implements FollowedNode {
  private final String name;
  private final NodeClient client;
  private final long chain;
  private final BlockReader reader;

  /**
   * A node.
   *
   * @param name for people
   * @param chain the chain (EIP-155) that it should be on
   * @param calls false for a node that cannot tell the calls within transactions
   * @param topics the first topics of the logs that are kept
   */
  public EthereumNode(
      String name, NodeClient client, long chain, boolean calls, Set<Bytes> topics) {
    this.name = name;
    this.client = client;
    this.chain = chain;
    this.reader = new BlockReader(client, chain, calls, topics);
  }

  /** How such a node says which chain it is on. */
  public static String chainOf(long chain) {
    return "chain id " + chain;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String chain() throws NodeFault {
    return chainOf(BlockReader.chainId(client));
  }

  @Override
  public long newest() throws NodeFault {
    return reader.newest();
  }

  @Override
  public Optional<Long> catchingUpTo() {
    return reader.catchingUpTo();
  }

  @Override
  public Optional<BlockHeader> header(long height) throws NodeFault {
    return reader.header(height);
  }

  @Override
  public SeenBlock read(long height) throws NodeFault {
    return EthereumBlocks.of(chain, reader.read(height));
  }
}
