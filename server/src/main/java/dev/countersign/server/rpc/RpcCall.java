package dev.countersign.server.rpc;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of JSON-RPC 2.0.
 *
 * @param id null where it asks for no answer
 */
record RpcCall(@Nullable JsonNode id, String method, ArrayNode params) {
  private static final int LONGEST_METHOD = 100;

  /**
   * Reads one.
   *
   * @throws RpcFault when it is none
   */
  static RpcCall of(JsonNode request) throws RpcFault {
    if (!request.isObject()) {
      throw new RpcFault(RpcFault.NO_REQUEST, "The request is no JSON object in braces");
    }
    JsonNode version = JsonFields.optional(request, "jsonrpc");
    if (version != null && !version.asString("").equals("2.0")) {
      throw new RpcFault(RpcFault.NO_REQUEST, "The request is not of JSON-RPC 2.0");
    }
    JsonNode method = JsonFields.optional(request, "method");
    if (method == null || !method.isString() || method.asString().length() > LONGEST_METHOD) {
      throw new RpcFault(RpcFault.NO_REQUEST, "The request names no method");
    }
    JsonNode params = JsonFields.optional(request, "params");
    if (params != null && !params.isArray()) {
      throw new RpcFault(RpcFault.BAD_PARAMS, "The parameters are no list in brackets");
    }
    return new RpcCall(
        id(request),
        method.asString(),
        params instanceof ArrayNode list ? list : Json.object().arrayNode());
  }

  /** The id of a request, were it broken otherwise; null where there is none. */
  static @Nullable JsonNode id(JsonNode request) {
    JsonNode id = request.isObject() ? request.get("id") : null;
    return id != null && (id.isString() || id.isNumber() || id.isNull()) ? id : null;
  }

  /** An answer with a result. */
  static ObjectNode result(@Nullable JsonNode id, JsonNode result) {
    return answer(id).set("result", result);
  }

  /** An answer with an error. */
  static ObjectNode fault(@Nullable JsonNode id, RpcFault fault) {
    return answer(id).set("error", fault.json());
  }

  private static ObjectNode answer(@Nullable JsonNode id) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    return id == null ? answer.putNull("id") : answer.set("id", id);
  }
}
