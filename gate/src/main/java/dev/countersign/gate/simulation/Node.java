package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The node of one check. Once it was not there, it is not asked again, so that a dead node costs
 * one deadline and not one for each question.
 */
final class Node {
  private static final String LATEST = "latest";

  private final NodeClient client;
  private volatile @Nullable NodeFault gone;

  Node(NodeClient client) {
    this.client = client;
  }

  JsonNode ask(String method, JsonNode... params) throws NodeFault {
    NodeFault before = gone;
    if (before != null) {
      throw before;
    }
    try {
      return client.call(method, RpcValues.params(params));
    } catch (NodeFault fault) {
      if (fault.kind() == NodeFault.Kind.UNAVAILABLE) {
        gone = fault;
      }
      throw fault;
    }
  }

  static JsonNode latest() {
    return RpcValues.text(LATEST);
  }

  /** A call without value. */
  Bytes read(@Nullable Address from, Address to, Bytes data) throws NodeFault {
    return RpcValues.bytes(
        ask("eth_call", call(from, to, BigInteger.ZERO, data), latest()), "the call's result");
  }

  Bytes code(Address account) throws NodeFault {
    return RpcValues.bytes(
        ask("eth_getCode", RpcValues.text(account.toHex()), latest()), "the account's code");
  }

  Bytes slot(Address account, Bytes slot) throws NodeFault {
    JsonNode answer =
        ask(
            "eth_getStorageAt",
            RpcValues.text(account.toHex()),
            RpcValues.text(slot.toHex()),
            latest());
    return Bytes.word(RpcValues.quantity(answer, "the storage"));
  }

  /** A call as the JSON-RPC takes it. */
  static ObjectNode call(
      @Nullable Address from, @Nullable Address to, BigInteger value, Bytes data) {
    ObjectNode call = Json.object();
    if (from != null) {
      call.put("from", from.toHex());
    }
    if (to != null) {
      call.put("to", to.toHex());
    }
    if (value.signum() != 0) {
      call.put("value", RpcValues.hex(value));
    }
    // Older nodes know only "data", newer ones prefer "input"; all take "data".
    return call.put("data", data.toHex());
  }
}
