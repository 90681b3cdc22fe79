package dev.countersign.chain.bitcoin;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Bytes;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Outputs of blocks that are not read, as a node knows them: all that a block spends by one
 * question where it offers that, else each by its transaction. Used by one thread.
 */
public final class EarlierOutputs {
  private static final int DIGITS = 8;

  private final BitcoinNode node;
  private final Map<String, Coin> spent = new HashMap<>();
  private String block = "";
  private boolean asked;
  private boolean spells = true;
  private @Nullable NodeFault fault;

  /** Those that a node knows. */
  public EarlierOutputs(BitcoinNode node) {
    this.node = node;
  }

  /**
   * The block whose inputs are asked for next.
   *
   * @param hash as explorers show it
   */
  public void begin(String hash) {
    block = hash;
    asked = false;
    fault = null;
    spent.clear();
  }

  /** Why the last output was not found, where that was the node's fault. */
  public Optional<NodeFault> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * An output; nothing where the node has none of it, or did not say.
   *
   * @param outpoint the transaction's id as explorers show it, a colon, and the output's number
   */
  public Optional<Coin> coin(String outpoint) {
    try {
      if (spells && !asked) {
        asked = true;
        spell();
      }
      Coin known = spent.get(outpoint);
      return known == null ? byTransaction(outpoint) : Optional.of(known);
    } catch (NodeFault e) {
      fault = e;
      return Optional.empty();
    }
  }

  /** A node that does not offer it, or whose answer is too large, is asked otherwise. */
  private void spell() throws NodeFault {
    JsonNode spelled;
    try {
      spelled = node.spelled(block);
    } catch (NodeFault e) {
      switch (e.kind()) {
        case UNAVAILABLE -> throw e;
        case UNUSABLE -> {}
        case METHOD_MISSING, REVERTED, REFUSED -> spells = false;
      }
      return;
    }
    for (JsonNode transaction : spelled.path("tx")) {
      for (JsonNode input : transaction.path("vin")) {
        if (input.has("txid")) {
          JsonNode output = input.path("prevout");
          spells &= output.isObject();
          if (output.isObject()) {
            Coin coin = coin(input.path("txid").asString("") + ":" + input.path("vout"), output);
            spent.put(coin.outpoint(), coin);
          }
        }
      }
    }
    spells &= spelled.path("tx").isArray();
  }

  private Coin coin(String outpoint, JsonNode output) throws NodeFault {
    JsonNode hex = output.path("scriptPubKey").path("hex");
    Bytes script = RpcValues.bytes(RpcValues.text("0x" + hex.asString("-")), "a script");
    double value = output.path("value").asDouble(-1);
    long satoshi = Math.round(value * 100_000_000);
    if (!(value >= 0 && value <= 21_000_000)
        || BigDecimal.valueOf(satoshi, DIGITS).doubleValue() != value) {
      throw BitcoinNode.unusable("the value of the output " + outpoint + " is none");
    }
    return new Coin(
        outpoint,
        BitcoinAddress.of(node.network(), script),
        ScriptKind.of(script),
        satoshi,
        !ScriptKind.isUnspendable(script));
  }

  private Optional<Coin> byTransaction(String outpoint) throws NodeFault {
    int colon = outpoint.indexOf(':');
    BitcoinTransaction transaction = node.transaction(outpoint.substring(0, colon));
    long index = Long.parseLong(outpoint.substring(colon + 1));
    return index < transaction.outputs().size()
        ? Optional.of(Coin.of(transaction, (int) index, node.network()))
        : Optional.empty();
  }
}
