package dev.countersign.watch.follow;

import dev.countersign.chain.bitcoin.BitcoinMoves;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.watch.seen.BitcoinBlocks;
import dev.countersign.watch.seen.SeenBlock;
import java.util.Optional;

/** A node of Bitcoin, asked by the RPC of Bitcoin Core. */
public final class BitcoinChainNode implements FollowedNode {
  private final String name;
  private final NodeClient client;
  private final BitcoinNode node;

  /**
   * A node.
   *
   * @param name for people
   * @param network whose addresses are read
   */
  public BitcoinChainNode(String name, NodeClient client, BitcoinNetwork network) {
    this.name = name;
    this.client = client;
    this.node = new BitcoinNode(client, network);
  }

  /**
   * How such a node says which chain it is on.
   *
   * @param network in Bitcoin Core's words: main, test, testnet4, signet or regtest
   */
  public static String chainOf(String network) {
    return "network " + network;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String chain() throws NodeFault {
    return chainOf(NodeFault.printable(BitcoinNode.standing(client).network(), 40));
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
  public SeenBlock read(long height) throws NodeFault {
    return BitcoinBlocks.of(BitcoinMoves.read(node, height));
  }
}
