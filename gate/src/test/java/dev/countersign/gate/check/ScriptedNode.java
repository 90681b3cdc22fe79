package dev.countersign.gate.check;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/**
 * A node that answers as its script says: {@code "eth_chainId"} by its answer, {@code "eth_call"}
 * and {@code "eth_getCode"} by account (a call's with its selector behind a blank), {@code
 * "debug_traceCall"} by tracer. Accounts without an answer have no code, calls without one are
 * reverted, storage is zero, and a method that is not in the script does not exist.
 */
record ScriptedNode(JsonNode script) implements NodeClient {
  private static final JsonNode ZERO = StringNode.valueOf("0x" + "00".repeat(32));

  @Override
  public JsonNode call(String method, ArrayNode params) throws NodeFault {
    JsonNode down = script.get("down");
    if (down != null) {
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, down.asString());
    }
    JsonNode answers = script.get(method);
    return switch (method) {
      case "eth_chainId" -> given(answers, method);
      case "eth_getCode" -> {
        JsonNode code = answers == null ? null : answers.get(params.get(0).asString());
        yield code == null ? StringNode.valueOf("0x") : code;
      }
      case "eth_getStorageAt" -> ZERO;
      case "eth_call" -> called(answers, params.get(0));
      case "debug_traceCall" ->
          given(given(answers, method).get(params.get(2).get("tracer").asString()), method);
      default -> given(answers, method);
    };
  }

  private static JsonNode called(@Nullable JsonNode answers, JsonNode call) throws NodeFault {
    String data = call.get("data").asString();
    String question =
        call.get("to").asString() + " " + (data.length() < 10 ? data : data.substring(0, 10));
    JsonNode answer = answers == null ? null : answers.get(question);
    if (answer == null) {
      throw new NodeFault(NodeFault.Kind.REVERTED, "execution reverted");
    }
    return answer;
  }

  private static JsonNode given(@Nullable JsonNode answer, String method) throws NodeFault {
    if (answer == null) {
      throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node has no " + method);
    }
    JsonNode reverted = answer.get("reverted");
    if (reverted != null) {
      throw new NodeFault(NodeFault.Kind.REVERTED, reverted.asString());
    }
    return answer;
  }
}
