package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fees of EIP-1559 that stay good for a while: twice the last base fee, and the tip that the node
 * suggests.
 *
 * @param priority wei for each unit of gas
 * @param most wei for each unit of gas, tip included
 */
record Fees(BigInteger priority, BigInteger most) {
  private static final BigInteger PLAIN = BigInteger.valueOf(21_000);
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  static Fees of(NodeClient node) throws NodeFault {
    JsonNode block =
        node.call(
            "eth_getBlockByNumber",
            RpcValues.params(RpcValues.text("latest"), Json.object().booleanNode(false)));
    BigInteger base = RpcValues.quantity(block.get("baseFeePerGas"), "the base fee");
    BigInteger tip;
    try {
      tip =
          RpcValues.quantity(node.call("eth_maxPriorityFeePerGas", RpcValues.params()), "the tip");
    } catch (NodeFault e) { // not every node suggests one
      tip = GWEI;
    }
    return new Fees(tip, base.shiftLeft(1).add(tip));
  }

  /** Gives a transaction of type 2 the fees that it leaves open. */
  static void fill(ObjectNode transaction, NodeClient node) throws NodeFault {
    BigInteger most = JsonFields.uintOrNull(transaction, "maxFeePerGas");
    BigInteger priority = JsonFields.uintOrNull(transaction, "maxPriorityFeePerGas");
    if (most != null && priority != null) {
      return;
    }
    Fees usual = of(node);
    BigInteger tip = priority == null ? usual.priority : priority;
    BigInteger limit = most == null ? usual.most.subtract(usual.priority).add(tip) : most;
    transaction.put("maxPriorityFeePerGas", PayloadText.hex(tip.min(limit)));
    transaction.put("maxFeePerGas", PayloadText.hex(limit));
  }

  /** What a transaction takes by the node's estimate; a plain payment no more than that. */
  static BigInteger gas(NodeClient node, ObjectNode transaction) throws NodeFault {
    ObjectNode call = transaction.deepCopy();
    // A node may compare the fee with what is there; the estimate does not depend on it.
    call.remove(List.of("gasPrice", "maxFeePerGas", "maxPriorityFeePerGas", "nonce"));
    BigInteger gas =
        RpcValues.quantity(
            node.call("eth_estimateGas", RpcValues.params(call)), "the gas that it takes");
    return gas.compareTo(PLAIN) <= 0 ? PLAIN : gas.add(gas.shiftRight(2));
  }

  /** What a call takes, and a quarter more. */
  static BigInteger gas(NodeClient node, EthereumPayload call) throws NodeFault {
    ObjectNode object =
        Json.object()
            .put("from", Objects.requireNonNull(call.from()).toHex())
            .put("to", Objects.requireNonNull(call.to()).toHex())
            .put("value", PayloadText.hex(call.value()))
            .put("data", call.data().toHex());
    BigInteger gas =
        RpcValues.quantity(
            node.call("eth_estimateGas", RpcValues.params(object)), "the gas that it takes");
    return gas.add(gas.shiftRight(2));
  }
}
