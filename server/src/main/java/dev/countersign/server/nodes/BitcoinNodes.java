package dev.countersign.server.nodes;

import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import java.util.List;

/** The nodes of Bitcoin that were named. */
public final class BitcoinNodes {
  private final List<NodeClient> clients;

  /** Those nodes. */
  public BitcoinNodes(List<NodeClient> clients) {
    this.clients = List.copyOf(clients);
  }

  /** All that answer now, and say that they are on that network, in Bitcoin Core's words. */
  public List<NodeClient> all(String network) {
    return clients.stream().filter(client -> isOn(client, network)).toList();
  }

  /** True where none was named. */
  public boolean none() {
    return clients.isEmpty();
  }

  private static boolean isOn(NodeClient client, String network) {
    try {
      return BitcoinNode.standing(client).network().equals(network);
    } catch (NodeFault e) {
      return false; // it does not answer, and is asked again the next time
    }
  }
}
