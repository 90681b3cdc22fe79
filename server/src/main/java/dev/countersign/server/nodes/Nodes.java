package dev.countersign.server.nodes;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the node of a chain. A node that does not answer is asked again the next time. */
public final class Nodes {
  private static final Duration SHORTLY = Duration.ofSeconds(2);

  private final List<NodeClient> clients;
  private final Map<NodeClient, Long> chains = new ConcurrentHashMap<>();

  /** Those nodes; of two on one chain the first is taken. */
  public Nodes(List<NodeClient> clients) {
    this.clients = List.copyOf(clients);
  }

  /** The node of that chain. */
  public Optional<NodeClient> on(long chainId) {
    return clients.stream()
        .filter(client -> Objects.equals(chains.get(client), chainId))
        .findFirst()
        // One that was on another chain may have come back.
        .or(() -> clients.stream().filter(client -> isOn(client, chainId)).findFirst());
  }

  /** The node of that chain, asked anew: one that is on another by now is none. */
  public Optional<NodeClient> anew(long chainId) {
    return on(chainId).filter(client -> isOn(client, chainId));
  }

  /** All nodes of that chain that answer now, each asked anew. */
  public List<NodeClient> all(long chainId) {
    return clients.stream().filter(client -> isOn(client, chainId)).toList();
  }

  /**
   * The chains whose nodes are known, in their order. Nodes that did not say theirs yet are asked,
   * and waited for shortly.
   */
  public List<Long> chains() {
    List<Thread> asking =
        clients.stream()
            .filter(client -> !chains.containsKey(client))
            .map(client -> Thread.ofVirtual().start(() -> isOn(client, 0)))
            .toList();
    long end = System.nanoTime() + SHORTLY.toNanos();
    try {
      for (Thread one : asking) {
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        if (!one.join(left)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return chains.values().stream().distinct().sorted().toList();
  }

  /** The one node, where only one was named; it is then asked whatever the payload says. */
  public Optional<NodeClient> only() {
    return clients.size() == 1 ? Optional.of(clients.getFirst()) : Optional.empty();
  }

  /** True where none was named. */
  public boolean none() {
    return clients.isEmpty();
  }

  private boolean isOn(NodeClient client, long chainId) {
    try {
      BigInteger answer =
          RpcValues.quantity(client.call("eth_chainId", RpcValues.params()), "the chain id");
      if (answer.bitLength() < 54) {
        chains.put(client, answer.longValueExact());
        return answer.longValueExact() == chainId;
      }
    } catch (NodeFault e) {
      // It does not answer, and is asked again the next time.
    }
    return false;
  }
}
