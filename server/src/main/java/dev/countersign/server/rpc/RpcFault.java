package dev.countersign.server.rpc;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An error of JSON-RPC: a code, a sentence, and what belongs to it. */
final class RpcFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** It waits for what the data says. Asked again, it answers once it is countersigned. */
  static final int HELD = -32_050;

  /** It is refused. */
  static final int REFUSED = -32_051;

  static final int UNPARSABLE = -32_700;
  static final int NO_REQUEST = -32_600;
  static final int NO_METHOD = -32_601;
  static final int BAD_PARAMS = -32_602;
  static final int NODE = -32_603;

  private static final int REVERTED = 3;
  private static final int SERVER = -32_000;

  private final int code;
  private final transient @Nullable JsonNode data;

  RpcFault(int code, String sentence) {
    this(code, sentence, null);
  }

  RpcFault(int code, String sentence, @Nullable JsonNode data) {
    super(sentence, null, false, false);
    this.code = code;
    this.data = data;
  }

  /** As the node answered, or did not. */
  static RpcFault of(NodeFault fault) {
    JsonNode data =
        fault.data().map(bytes -> (JsonNode) Json.object().stringNode(bytes.toHex())).orElse(null);
    return switch (fault.kind()) {
      case REVERTED -> new RpcFault(REVERTED, fault.sentence(), data);
      case METHOD_MISSING -> new RpcFault(NO_METHOD, fault.sentence());
      case REFUSED -> new RpcFault(SERVER, fault.sentence(), data);
      case UNAVAILABLE, UNUSABLE -> new RpcFault(NODE, fault.sentence());
    };
  }

  /** Its object. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("code", code).put("message", getMessage());
    if (data != null) {
      json.set("data", data);
    }
    return json;
  }
}
