package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Calls within calls: what Geth's call tracer answers. */
final class NestedCalls {
  private NestedCalls() {}

  /** Those that carried coins and were not undone, in their order. */
  static List<Call> of(JsonNode frame) throws NodeFault {
    List<Call> calls = new ArrayList<>();
    add(frame, calls);
    return calls;
  }

  /** As deep as the answer was nested, which its reader bounds. */
  private static void add(JsonNode frame, List<Call> calls) throws NodeFault {
    if (!frame.isObject()) {
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE, "the node's answer cannot be used: a call is no object");
    }
    JsonNode error = frame.get("error");
    if (error != null && !error.isNull()) {
      return; // with all that is within it
    }
    switch (frame.path("type").asString("")) {
      case "CALL", "CREATE", "CREATE2", "SELFDESTRUCT" -> {
        JsonNode value = frame.get("value");
        BigInteger amount =
            value == null || value.isNull()
                ? BigInteger.ZERO
                : RpcValues.quantity(value, "a call's value");
        if (amount.signum() > 0) {
          calls.add(
              new Call(
                  RpcValues.address(frame.get("from"), "a call's sender"),
                  RpcValues.address(frame.get("to"), "a call's receiver"),
                  amount));
        }
      }
      case "DELEGATECALL", "CALLCODE", "STATICCALL" -> {
        // They run code in the caller's own name, and carry nothing.
      }
      default ->
          throw new NodeFault(
              NodeFault.Kind.UNUSABLE,
              "the node's answer cannot be used: a call is of the unknown type "
                  + NodeFault.printable(frame.path("type").asString(""), 20));
    }
    if (frame.has("calls")) {
      for (JsonNode inner : BlockReader.list(frame.get("calls"), "the calls within a call")) {
        add(inner, calls);
      }
    }
  }
}
