package dev.countersign.chain.block;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Calls one beside the other, each with its place in the tree: what OpenEthereum, Erigon,
 * Nethermind and Reth answer to {@code trace_block}.
 */
final class FlatCalls {
  private final BlockHeader block;
  private final Map<Bytes, List<Call>> found = new HashMap<>();
  private final List<Call> rewards = new ArrayList<>();

  /** The place of the last call that failed: those below it were undone with it. */
  private List<Integer> failed = List.of();

  private Bytes failedIn = Bytes.EMPTY;

  FlatCalls(BlockHeader block) {
    this.block = block;
  }

  Map<Bytes, List<Call>> found() {
    return found;
  }

  List<Call> rewards() {
    return rewards;
  }

  void read(JsonNode rows) throws NodeFault {
    for (JsonNode row : BlockReader.list(rows, "the calls of block " + block.number())) {
      if (!RpcValues.word(row.get("blockHash"), "a call's block").equals(block.hash())) {
        throw Receipts.contradiction(block, "it tells calls of another block");
      }
      JsonNode action = row.path("action");
      if (row.path("type").asString("").equals("reward")) {
        add(
            rewards,
            Address.ZERO,
            RpcValues.address(action.get("author"), "the reward's receiver"),
            RpcValues.quantity(action.get("value"), "the reward"));
      } else {
        Bytes transaction = RpcValues.word(row.get("transactionHash"), "a call's transaction");
        List<Call> calls = found.computeIfAbsent(transaction, any -> new ArrayList<>());
        if (!isUndone(transaction, row)) {
          call(row, action, calls);
        }
      }
    }
  }

  /** Rows come with a call before those within it. */
  private boolean isUndone(Bytes transaction, JsonNode row) throws NodeFault {
    List<Integer> place = new ArrayList<>();
    for (JsonNode step : BlockReader.list(row.get("traceAddress"), "a call's places")) {
      place.add(step.asInt(-1));
    }
    if (failedIn.equals(transaction)
        && place.size() >= failed.size()
        && place.subList(0, failed.size()).equals(failed)) {
      return true;
    }
    JsonNode error = row.get("error");
    if (error != null && !error.isNull()) {
      failed = place;
      failedIn = transaction;
      return true;
    }
    return false;
  }

  private static void call(JsonNode row, JsonNode action, List<Call> calls) throws NodeFault {
    switch (row.path("type").asString("")) {
      case "call" -> {
        // The others run code in the caller's own name, and carry nothing.
        if (action.path("callType").asString("call").equals("call")) {
          add(
              calls,
              RpcValues.address(action.get("from"), "a call's sender"),
              RpcValues.address(action.get("to"), "a call's receiver"),
              RpcValues.quantity(action.get("value"), "a call's value"));
        }
      }
      case "create" ->
          add(
              calls,
              RpcValues.address(action.get("from"), "a contract's creator"),
              RpcValues.address(row.path("result").get("address"), "a new contract"),
              RpcValues.quantity(action.get("value"), "a call's value"));
      case "suicide" ->
          add(
              calls,
              RpcValues.address(action.get("address"), "a contract that ends"),
              RpcValues.address(action.get("refundAddress"), "its heir"),
              RpcValues.quantity(action.get("balance"), "what it leaves"));
      default ->
          throw new NodeFault(
              NodeFault.Kind.UNUSABLE,
              "the node's answer cannot be used: a call is of the unknown type "
                  + NodeFault.printable(row.path("type").asString(""), 20));
    }
  }

  private static void add(List<Call> calls, Address from, Address to, BigInteger amount) {
    if (amount.signum() > 0) {
      calls.add(new Call(from, to, amount));
    }
  }
}
