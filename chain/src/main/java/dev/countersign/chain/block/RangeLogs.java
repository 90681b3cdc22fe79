package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What contracts logged over many blocks, where it begins with one of some topics. */
public final class RangeLogs {
  /** Most nodes answer for as many blocks; where one does not, half of it is asked for. */
  private static final long AT_ONCE = 1_000;

  /** Of one contract most nodes answer for many more. */
  private static final long AT_ONCE_OF_ONE = 100_000;

  /**
   * A log, and where it is.
   *
   * @param block its height
   */
  public record Logged(Bytes transaction, long block, EventLog log) {}

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
    return read(node, Optional.empty(), from, to, topics, AT_ONCE);
  }

  /**
   * The same of one contract alone.
   *
   * @throws NodeFault likewise
   */
  public static List<Logged> of(
      NodeClient node, Address contract, long from, long to, Set<Bytes> topics) throws NodeFault {
    return read(node, Optional.of(contract), from, to, topics, AT_ONCE_OF_ONE);
  }

  private static List<Logged> read(
      NodeClient node,
      Optional<Address> contract,
      long from,
      long to,
      Set<Bytes> topics,
      long atOnce)
      throws NodeFault {
    List<Logged> found = new ArrayList<>();
    long most = atOnce;
    long step = AT_ONCE;
    long next = from;
    while (next <= to) {
      long last = Math.min(to, next + step - 1);
      try {
        JsonNode answer = ask(node, contract, next, last, topics);
        for (JsonNode log : BlockReader.list(answer, "the logs")) {
          if (!log.path("removed").asBoolean(false)) {
            found.add(logged(log, next, last));
          }
        }
        next = last + 1;
        step = Math.min(most, 2 * step);
      } catch (NodeFault fault) {
        if (last == next || fault.kind() == NodeFault.Kind.METHOD_MISSING) {
          throw fault;
        }
        step = Math.max(1, (last - next + 1) / 2);
        most = step;
      }
    }
    return found;
  }

  private static Logged logged(JsonNode log, long from, long to) throws NodeFault {
    BigInteger block = RpcValues.quantity(log.get("blockNumber"), "a log's block");
    if (block.compareTo(BigInteger.valueOf(from)) < 0
        || block.compareTo(BigInteger.valueOf(to)) > 0) {
      throw RpcValues.unusable("a log's block", block + " was not asked for");
    }
    Bytes transaction = RpcValues.word(log.get("transactionHash"), "a log's transaction");
    return new Logged(transaction, block.longValueExact(), ReceiptLogs.read(log));
  }

  private static JsonNode ask(
      NodeClient node, Optional<Address> contract, long from, long to, Set<Bytes> topics)
      throws NodeFault {
    ObjectNode filter = Json.object();
    filter.put("fromBlock", RpcValues.hex(BigInteger.valueOf(from)));
    filter.put("toBlock", RpcValues.hex(BigInteger.valueOf(to)));
    contract.ifPresent(one -> filter.put("address", one.toHex()));
    ArrayNode first = filter.putArray("topics").addArray();
    topics.stream().sorted().forEach(topic -> first.add(topic.toHex()));
    return node.call("eth_getLogs", RpcValues.params(filter));
  }
}
