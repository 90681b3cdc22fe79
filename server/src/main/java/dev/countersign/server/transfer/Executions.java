package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Safe says of transactions that were carried out: {@code ExecutionSuccess} and {@code
 * ExecutionFailure}, whose hash is data before 1.4.0 and a topic from then on.
 */
final class Executions {
  private static final Bytes SUCCESS = topic("ExecutionSuccess(bytes32,uint256)");
  private static final Bytes FAILURE = topic("ExecutionFailure(bytes32,uint256)");

  /** How far back nodes are asked where it is not known when a transfer was signed. */
  private static final long BLOCKS = 5_000;

  private Executions() {}

  /** A transaction that carried one out. */
  record Found(Bytes transaction, long block, boolean succeeded) {}

  /** Whether those logs say that a transfer succeeded; empty where they do not speak of it. */
  static Optional<Boolean> in(JsonNode logs, Transfer transfer, PreparedStore prepared) {
    Bytes digest = prepared.last(transfer.id()).orElseThrow().digest();
    for (JsonNode log : logs) {
      if (log.path("address").asString("").equalsIgnoreCase(transfer.filed().wallet().toHex())
          && about(log, digest)) {
        return Optional.of(is(log, SUCCESS));
      }
    }
    return Optional.empty();
  }

  /**
   * A Safe's executions since a block.
   *
   * @param found the one that carried the digest out; null where there is none
   * @param others how many there are of other digests
   */
  record Since(@Nullable Found found, int others) {}

  /** What a Safe carried out since a block; null for the block where it is not known. */
  static Since since(NodeClient node, Address safe, Bytes digest, @Nullable Long sinceBlock)
      throws NodeFault {
    long newest =
        RpcValues.quantity(node.call("eth_blockNumber", RpcValues.params()), "the block number")
            .longValueExact();
    long from = sinceBlock == null ? Math.max(0, newest - BLOCKS) : sinceBlock;
    ObjectNode filter = Json.object().put("address", safe.toHex());
    filter.put("fromBlock", PayloadText.hex(BigInteger.valueOf(from)));
    filter.put("toBlock", "latest");
    filter.putArray("topics").addArray().add(SUCCESS.toHex()).add(FAILURE.toHex());
    int others = 0;
    for (JsonNode log : node.call("eth_getLogs", RpcValues.params(filter))) {
      if (about(log, digest)) {
        Found found =
            new Found(
                RpcValues.word(log.get("transactionHash"), "the transaction"),
                Settling.block(log),
                is(log, SUCCESS));
        return new Since(found, others);
      }
      if (log.path("address").asString("").equalsIgnoreCase(safe.toHex())
          && (is(log, SUCCESS) || is(log, FAILURE))) {
        others++;
      }
    }
    return new Since(null, others);
  }

  private static boolean about(JsonNode log, Bytes digest) {
    if (!is(log, SUCCESS) && !is(log, FAILURE)) {
      return false;
    }
    return log.path("topics").path(1).asString("").equalsIgnoreCase(digest.toHex())
        || log.path("data").asString("").toLowerCase(Locale.ROOT).startsWith(digest.toHex());
  }

  private static boolean is(JsonNode log, Bytes topic) {
    return log.path("topics").path(0).asString("").equalsIgnoreCase(topic.toHex());
  }

  private static Bytes topic(String event) {
    return Keccak256.hash(Bytes.of(event.getBytes(StandardCharsets.US_ASCII)));
  }
}
