package dev.countersign.scale.feed;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.watch.follow.EthereumNode;
import dev.countersign.watch.follow.FollowedNode;
import dev.countersign.watch.seen.SeenBlock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A node of which only those blocks are seen that are not undone any more. */
final class SettledNode implements FollowedNode {
  private final EthereumNode node;
  private final BlockReader reader;
  private final OptionalInt depth;

  /**
   * A node.
   *
   * @param name for people
   * @param calls false for a node that cannot tell the calls within transactions
   * @param depth so many blocks must lie on one; nothing for what the chain calls final
   */
  SettledNode(String name, NodeClient client, long chain, boolean calls, OptionalInt depth) {
    this.node = new EthereumNode(name, client, chain, calls, Set.of());
    this.reader = new BlockReader(client, chain, calls);
    this.depth = depth;
  }

  @Override
  public String name() {
    return node.name();
  }

  @Override
  public String chain() throws NodeFault {
    return node.chain();
  }

  @Override
  public long newest() throws NodeFault {
    return depth.isPresent()
        ? Math.max(0, node.newest() - depth.getAsInt())
        : reader.settled().number();
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
  public SeenBlock read(long height) throws NodeFault {
    return node.read(height);
  }
}
