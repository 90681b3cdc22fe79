package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What contracts logged over many blocks, where it begins with one of some topics. */
public final class RangeLogs {
  /** Most nodes answer for as many blocks; where one does not, half of it is asked for. */
  private static final long AT_ONCE = 1_000;

  /** A log and its transaction. */
  public record Logged(Bytes transaction, EventLog log) {}

  private RangeLogs() {}

  /**
   * Asks a node for them, in the order of the chain.
   *
   * @param from the first block's height
   * @param to the last one's
   * @param topics the events' hashes
   * @throws NodeFault when the node does not say, not even for a single block
   */
  public static List<Logged> of(NodeClient node, long from, long to, Set<Bytes> topics)
      throws NodeFault {
    List<Logged> found = new ArrayList<>();
    long step = AT_ONCE;
    long next = from;
    while (next <= to) {
      long last = Math.min(to, next + step - 1);
      try {
        for (JsonNode log : BlockReader.list(ask(node, next, last, topics), "the logs")) {
          if (!log.path("removed").asBoolean(false)) {
            found.add(
                new Logged(
                    RpcValues.word(log.get("transactionHash"), "a log's transaction"),
                    ReceiptLogs.read(log)));
          }
        }
        next = last + 1;
      } catch (NodeFault fault) {
        if (last == next || fault.kind() == NodeFault.Kind.METHOD_MISSING) {
          throw fault;
        }
        step = Math.max(1, (last - next + 1) / 2);
      }
    }
    return found;
  }

  private static JsonNode ask(NodeClient node, long from, long to, Set<Bytes> topics)
      throws NodeFault {
    ObjectNode filter = Json.object();
    filter.put("fromBlock", RpcValues.hex(BigInteger.valueOf(from)));
    filter.put("toBlock", RpcValues.hex(BigInteger.valueOf(to)));
    ArrayNode first = filter.putArray("topics").addArray();
    topics.stream().sorted().forEach(topic -> first.add(topic.toHex()));
    return node.call("eth_getLogs", RpcValues.params(filter));
  }
}
