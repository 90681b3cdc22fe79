package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call of a run, with the calls and logs inside it, as geth's {@code callTracer} with {@code
 * withLog} tells them.
 *
 * @param to null for a creation that failed
 * @param error the node's word for why it failed, or null when it did not
 */
record Frame(
    Type type,
    Address from,
    @Nullable Address to,
    BigInteger value,
    Bytes input,
    Bytes output,
    @Nullable String error,
    List<Frame> calls,
    List<Log> logs) {

  /** What kind of call. */
  enum Type {
    CALL,
    CALLCODE,
    DELEGATECALL,
    STATICCALL,
    CREATE,
    CREATE2,
    SELFDESTRUCT;

    /** True where the value passes from one account to another. */
    boolean movesValue() {
      return switch (this) {
        case CALL, CREATE, CREATE2, SELFDESTRUCT -> true;
        case CALLCODE, DELEGATECALL, STATICCALL -> false;
      };
    }
  }

  /**
   * What a contract noted.
   *
   * @param position how many calls of its frame came before it
   */
  record Log(Address address, List<Bytes> topics, Bytes data, int position) {
    /** The first topic, or no bytes. */
    Bytes kind() {
      return topics.isEmpty() ? Bytes.EMPTY : topics.get(0);
    }
  }

  boolean failed() {
    return error != null;
  }

  /** Reads a frame and everything inside it. */
  static Frame read(@Nullable JsonNode node) throws NodeFault {
    if (node == null || !node.isObject()) {
      throw RpcValues.unusable("a call of the trace", "is missing");
    }
    JsonNode error = node.get("error");
    boolean failed = error != null && !error.isNull() && !error.asString("").isEmpty();
    JsonNode to = node.get("to");
    Address target = absent(to) ? null : RpcValues.address(to, "a call's target");
    if (target == null && !failed) {
      throw RpcValues.unusable("a call's target", "is missing");
    }
    return new Frame(
        type(node.get("type")),
        RpcValues.address(node.get("from"), "a call's sender"),
        target,
        absent(node.get("value"))
            ? BigInteger.ZERO
            : RpcValues.quantity(node.get("value"), "a call's value"),
        optional(node.get("input"), "a call's data"),
        optional(node.get("output"), "a call's result"),
        failed && error != null ? NodeFault.printable(error.asString(""), 100) : null,
        calls(node.get("calls")),
        logs(node.get("logs")));
  }

  private static Type type(@Nullable JsonNode node) throws NodeFault {
    String name = node == null ? "" : node.asString("");
    for (Type type : Type.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw RpcValues.unusable("a call's type", "is not known");
  }

  private static List<Frame> calls(@Nullable JsonNode node) throws NodeFault {
    if (absent(node)) {
      return List.of();
    }
    List<Frame> calls = new ArrayList<>();
    for (JsonNode call : list(node, "the calls of the trace")) {
      calls.add(read(call));
    }
    return List.copyOf(calls);
  }

  private static List<Log> logs(@Nullable JsonNode node) throws NodeFault {
    if (absent(node)) {
      return List.of();
    }
    List<Log> logs = new ArrayList<>();
    for (JsonNode log : list(node, "the logs of the trace")) {
      logs.add(log(log));
    }
    return List.copyOf(logs);
  }

  /** Reads one log, of a trace or of {@code eth_simulateV1}. */
  static Log log(JsonNode node) throws NodeFault {
    List<Bytes> topics = new ArrayList<>();
    JsonNode listed = node.get("topics");
    if (!absent(listed)) {
      for (JsonNode topic : list(listed, "the topics of a log")) {
        topics.add(RpcValues.word(topic, "a topic of a log"));
      }
    }
    if (topics.size() > 4) {
      throw RpcValues.unusable("a log", "has more than four topics");
    }
    // Nodes that do not say where a log stands put it behind its frame's calls.
    BigInteger position =
        absent(node.get("position"))
            ? BigInteger.valueOf(Integer.MAX_VALUE)
            : RpcValues.quantity(node.get("position"), "a log's position");
    return new Log(
        RpcValues.address(node.get("address"), "a log's contract"),
        List.copyOf(topics),
        optional(node.get("data"), "a log's data"),
        position.bitLength() > 31 ? Integer.MAX_VALUE : position.intValueExact());
  }

  private static Bytes optional(@Nullable JsonNode node, String what) throws NodeFault {
    return absent(node) ? Bytes.EMPTY : RpcValues.bytes(node, what);
  }

  private static JsonNode list(@Nullable JsonNode node, String what) throws NodeFault {
    if (node == null || !node.isArray()) {
      throw RpcValues.unusable(what, "are no list");
    }
    return node;
  }

  private static boolean absent(@Nullable JsonNode node) {
    return node == null || node.isNull();
  }
}
