package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The calls of a block's transactions: by {@code trace_block}, else by {@code
 * debug_traceBlockByHash} with the call tracer, else not at all. What is too much for one answer is
 * asked transaction by transaction.
 */
final class BlockCalls {
  /**
   * What was told.
   *
   * @param calls by transaction
   * @param rewards what the chain gave, as calls from nobody in particular
   * @param complete false where the node offers no method that tells calls
   */
  record Told(Map<Bytes, List<Call>> calls, List<Call> rewards, boolean complete) {}

  private enum Way {
    FLAT,
    NESTED,
    NONE
  }

  private static final JsonNode TRACER = Json.object().put("tracer", "callTracer");

  private final NodeClient node;
  private volatile Way way = Way.FLAT;

  BlockCalls(NodeClient node) {
    this.node = node;
  }

  Told of(BlockHeader block, List<Bytes> transactions) throws NodeFault {
    Way now = way;
    try {
      if (now == Way.NESTED && transactions.isEmpty()) {
        return new Told(Map.of(), List.of(), true); // this way tells no rewards
      }
      return switch (now) {
        case FLAT -> flat(block, transactions);
        case NESTED -> nested(block, transactions);
        case NONE -> new Told(Map.of(), List.of(), false);
      };
    } catch (NodeFault fault) {
      if (fault.kind() == NodeFault.Kind.METHOD_MISSING) {
        way = now == Way.FLAT ? Way.NESTED : Way.NONE;
        return of(block, transactions);
      }
      throw fault.kind() == NodeFault.Kind.REFUSED
          ? new NodeFault(
              fault.kind(),
              "the node cannot tell the calls of block "
                  + block.number()
                  + ", for which it may have no history: "
                  + fault.sentence())
          : fault;
    }
  }

  private Told flat(BlockHeader block, List<Bytes> transactions) throws NodeFault {
    FlatCalls calls = new FlatCalls(block);
    JsonNode number = RpcValues.text(RpcValues.hex(BigInteger.valueOf(block.number())));
    Optional<JsonNode> all = unlessTooMuch("trace_block", RpcValues.params(number));
    if (all.isPresent()) {
      calls.read(all.get());
    } else {
      for (Bytes one : transactions) {
        calls.read(node.call("trace_transaction", RpcValues.params(RpcValues.text(one.toHex()))));
      }
    }
    Map<Bytes, List<Call>> found = calls.found();
    complete(block, transactions, found);
    return new Told(found, calls.rewards(), true);
  }

  private Told nested(BlockHeader block, List<Bytes> transactions) throws NodeFault {
    Map<Bytes, List<Call>> found = new HashMap<>();
    JsonNode hash = RpcValues.text(block.hash().toHex());
    Optional<JsonNode> all =
        unlessTooMuch("debug_traceBlockByHash", RpcValues.params(hash, TRACER));
    if (all.isPresent()) {
      List<JsonNode> rows = BlockReader.list(all.get(), "the calls of block " + block.number());
      if (rows.size() != transactions.size()) {
        throw Receipts.contradiction(block, "it traces another number of transactions than it has");
      }
      for (int i = 0; i < rows.size(); i++) {
        found.put(transactions.get(i), NestedCalls.of(rows.get(i).path("result")));
      }
    } else {
      for (Bytes one : transactions) {
        JsonNode frame =
            node.call(
                "debug_traceTransaction", RpcValues.params(RpcValues.text(one.toHex()), TRACER));
        found.put(one, NestedCalls.of(frame));
      }
    }
    return new Told(found, List.of(), true);
  }

  private Optional<JsonNode> unlessTooMuch(String method, ArrayNode params) throws NodeFault {
    try {
      return Optional.of(node.call(method, params));
    } catch (NodeFault fault) {
      if (fault.kind() == NodeFault.Kind.UNUSABLE) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /** A node without history may answer with nothing, which is not the same as no calls. */
  private static void complete(
      BlockHeader block, List<Bytes> transactions, Map<Bytes, List<Call>> found) throws NodeFault {
    for (Bytes transaction : transactions) {
      if (!found.containsKey(transaction)) {
        throw Receipts.contradiction(
            block, "it tells no calls of transaction " + transaction.toHex());
      }
    }
  }
}
