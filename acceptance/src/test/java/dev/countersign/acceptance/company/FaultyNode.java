package dev.countersign.acceptance.company;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A real node that is well until something else answers in its place. */
final class FaultyNode implements NodeClient {
  private final Anvil well;
  private volatile NodeClient now;

  FaultyNode(Anvil well) {
    this.well = well;
    this.now = well;
  }

  /** Answers instead from now on. */
  void become(NodeClient other) {
    now = other;
  }

  /** Nothing answers from now on. */
  void die() {
    become((method, params) -> {
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "the node did not answer");
    });
  }

  /** The node answers itself again. */
  void recover() {
    now = well;
  }

  @Override
  public JsonNode call(String method, ArrayNode params) throws NodeFault {
    return now.call(method, params);
  }
}
