package dev.countersign.server.nodes;

import dev.countersign.chain.node.NodeClient;
import java.util.List;

/**
 * How chains are followed.
 *
 * @param sockets websockets by which nodes say what is new, {@code ws} or {@code wss}; keys are
 *     often part of them
 * @param agree so many nodes of a chain must agree about a block before it counts; 1 where one is
 *     enough, and where there are more it is only told that they do not
 * @param bitcoin nodes of Bitcoin
 */
public record Following(List<String> sockets, int agree, List<NodeClient> bitcoin) {
  /** By one node, which is asked again and again. */
  public static final Following USUAL = new Following(List.of(), 1, List.of());

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException when no node would have to agree
   */
  public Following {
    if (agree < 1) {
      throw new IllegalArgumentException("at least one node must say so, not " + agree);
    }
    sockets = List.copyOf(sockets);
    bitcoin = List.copyOf(bitcoin);
  }

  /** Tells none of the sockets. */
  @Override
  public String toString() {
    return sockets.size()
        + " websockets, "
        + agree
        + " agree, "
        + bitcoin.size()
        + " nodes of Bitcoin";
  }
}
