package dev.countersign.server.posture;

import dev.countersign.access.posture.ObservedChain;
import dev.countersign.access.posture.ObservedChain.Agreement;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.gate.known.Chains;
import dev.countersign.server.nodes.Nodes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.BooleanNode;

/** Whether the nodes of a chain say the same of one block, a little behind the newest. */
final class NodeCheck {
  private static final BigInteger BEHIND = BigInteger.valueOf(3);

  private NodeCheck() {}

  static ObservedChain of(long chainId, Nodes nodes) {
    List<NodeClient> clients = nodes.all(chainId);
    return new ObservedChain(
        Chains.name(chainId),
        clients.size(),
        clients.size() < 2 ? Agreement.NOT_COMPARED : compare(clients));
  }

  private static Agreement compare(List<NodeClient> clients) {
    List<NodeClient> answering = new ArrayList<>();
    BigInteger lowest = null;
    for (NodeClient client : clients) {
      try {
        BigInteger block =
            RpcValues.quantity(client.call("eth_blockNumber", RpcValues.params()), "the block");
        answering.add(client);
        lowest = lowest == null ? block : lowest.min(block);
      } catch (NodeFault e) {
        // It is not compared.
      }
    }
    if (lowest == null || answering.size() < 2) {
      return Agreement.NOT_COMPARED;
    }
    BigInteger at = lowest.subtract(BEHIND).max(BigInteger.ZERO);
    Set<String> hashes = new HashSet<>();
    for (NodeClient client : answering) {
      try {
        hashes.add(
            client
                .call(
                    "eth_getBlockByNumber",
                    RpcValues.params(RpcValues.text(RpcValues.hex(at)), BooleanNode.valueOf(false)))
                .path("hash")
                .asString(""));
      } catch (NodeFault e) {
        return Agreement.NOT_COMPARED;
      }
    }
    return hashes.size() == 1 && !hashes.contains("") ? Agreement.SAME : Agreement.DIFFERENT;
  }
}
