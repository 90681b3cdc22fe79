package dev.countersign.chain.node;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Asks one node, of Ethereum or Bitcoin, by JSON-RPC. May be used from several threads at once.
 * What it answers is the node's word: of the right form for JSON-RPC, and nothing more is known of
 * it.
 */
@FunctionalInterface
public interface NodeClient {
  /**
   * Asks once.
   *
   * @param method such as {@code eth_call}
   * @return the {@code result} as it came; a JSON null where the node answered null
   * @throws NodeFault when the node does not answer in time, refuses, or answers in a way that
   *     cannot be used
   */
  JsonNode call(String method, ArrayNode params) throws NodeFault;
}
