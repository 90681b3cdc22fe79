package dev.countersign.server.transfer;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.transfer.CarriedOutStore.Settled;
import dev.countersign.server.transfer.Decider.Stores;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Notices where a chain is not what it was at the last look, and takes back what was settled in
 * blocks that left it: such a transfer is on its way again.
 */
final class Reorganisations {
  /** How deep under the chain's end a block may still be replaced; Ethereum is final by then. */
  static final long DEPTH = 64;

  private final Stores stores;
  private final CarriedOutStore carried;
  private final Map<Long, Head> heads = new ConcurrentHashMap<>();

  Reorganisations(Stores stores, CarriedOutStore carried) {
    this.stores = stores;
    this.carried = carried;
  }

  private record Head(BigInteger number, Bytes hash) {}

  /**
   * Looks at a chain's end. Call it before anything is settled by what the chain says, so that what
   * is replaced in between is seen the next time.
   */
  void look(long chainId, NodeClient node) throws NodeFault {
    Head now = head(node, RpcValues.text("latest"));
    Head before = heads.get(chainId);
    if (now == null || (before != null && follows(before, now, node))) {
      if (now != null) {
        heads.put(chainId, now);
      }
      return;
    }
    BigInteger lower = before == null ? now.number() : now.number().min(before.number());
    boolean all = true;
    for (Settled one :
        carried.settledSince(chainId, lower.subtract(BigInteger.valueOf(DEPTH)).longValue())) {
      if (BigInteger.valueOf(one.block()).compareTo(now.number()) > 0) {
        all = false; // the node is behind, and says nothing of that block yet
      } else if (!isThere(one, node)) {
        takeBack(one);
      }
    }
    if (all) {
      heads.put(chainId, now);
    }
  }

  private static boolean follows(Head before, Head now, NodeClient node) throws NodeFault {
    if (before.equals(now)) {
      return true;
    }
    Head there = head(node, RpcValues.text(RpcValues.hex(before.number())));
    return before.equals(there);
  }

  private static @Nullable Head head(NodeClient node, JsonNode which) throws NodeFault {
    JsonNode block =
        node.call(
            "eth_getBlockByNumber", RpcValues.params(which, Json.object().booleanNode(false)));
    return block.isNull() || block.isMissingNode()
        ? null
        : new Head(
            RpcValues.quantity(block.get("number"), "the block's number"),
            RpcValues.word(block.get("hash"), "the block's hash"));
  }

  private static boolean isThere(Settled one, NodeClient node) throws NodeFault {
    JsonNode receipt = Settling.receipt(one.hash(), node);
    return receipt != null && Settling.block(receipt) == one.block();
  }

  private void takeBack(Settled one) {
    stores
        .journal()
        .record(entries -> {
          Transfer now = stores.transfers().find(one.transfer()).orElseThrow();
          if (now.state() != IntentState.CONFIRMED && now.state() != IntentState.REFUSED) {
            return;
          }
          carried.unsettle(one.transfer(), one.hash());
          stores.transfers().move(now, IntentState.SENT, null, null);
          entries.add(
              "transfer-reorganised",
              now.subject(),
              Json.object()
                  .put("transaction", one.hash().toHex())
                  .put("block", one.block())
                  .put(
                      "sentence",
                      "The block "
                          + one.block()
                          + " in which it was carried out left the chain; it is on its way again"));
        });
  }
}
