package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What contracts logged in one transaction. */
public final class ReceiptLogs {
  private ReceiptLogs() {}

  /**
   * Asks a node for the logs of a transaction, in their order.
   *
   * @throws NodeFault when the node does not say, or has no receipt of it
   */
  public static List<EventLog> of(NodeClient node, Bytes transaction) throws NodeFault {
    JsonNode receipt =
        node.call(
            "eth_getTransactionReceipt", RpcValues.params(RpcValues.text(transaction.toHex())));
    if (receipt.isNull()) {
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE, "the node has no receipt of " + transaction.toHex());
    }
    List<EventLog> logs = new ArrayList<>();
    for (JsonNode one : BlockReader.list(receipt.get("logs"), "the logs")) {
      logs.add(read(one));
    }
    return logs;
  }

  /** Those of a receipt that begin with one of some topics. */
  static List<BlockLog> of(@Nullable JsonNode logs, Set<Bytes> topics) throws NodeFault {
    List<BlockLog> kept = new ArrayList<>();
    if (topics.isEmpty()) {
      return kept;
    }
    for (JsonNode one : BlockReader.list(logs, "the logs")) {
      EventLog log = read(one);
      if (!log.topics().isEmpty() && topics.contains(log.topics().getFirst())) {
        kept.add(new BlockLog(BlockReader.number(one.get("logIndex"), "a log's index"), log));
      }
    }
    return kept;
  }

  static EventLog read(JsonNode log) throws NodeFault {
    List<Bytes> topics = new ArrayList<>();
    for (JsonNode topic : BlockReader.list(log.get("topics"), "the topics")) {
      topics.add(RpcValues.word(topic, "a topic"));
    }
    return new EventLog(
        RpcValues.address(log.get("address"), "a log's contract"),
        topics,
        RpcValues.bytes(log.get("data"), "a log's data"));
  }
}
