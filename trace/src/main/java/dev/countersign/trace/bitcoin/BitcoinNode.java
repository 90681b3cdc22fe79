package dev.countersign.trace.bitcoin;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The blocks of a Bitcoin node, by the RPC that Bitcoin Core and bcoin share. Where reading begins
 * after the first block, the node must have an index of transactions ({@code txindex}), since what
 * is spent then has to be looked up.
 */
public final class BitcoinNode {
  private final NodeClient node;
  private final BitcoinNetwork network;

  /** The chain of a node of that network. */
  public BitcoinNode(NodeClient node, BitcoinNetwork network) {
    this.node = node;
    this.network = network;
  }

  /** The height of its newest block. */
  public long newest() throws NodeFault {
    JsonNode count = node.call("getblockcount", RpcValues.params());
    if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
      throw unusable("the number of blocks is none");
    }
    return count.longValue();
  }

  /** The block at a height, checked against its header. */
  public BitcoinBlock block(long height) throws NodeFault {
    JsonNode hash =
        node.call("getblockhash", RpcValues.params(JsonNodeFactory.instance.numberNode(height)));
    Bytes raw = raw("getblock", hash, "the block " + height);
    try {
      BitcoinBlock block = BitcoinBlock.read(raw, "The block " + height + " of the node");
      if (!block.hash().equals(hash.asString())) {
        throw unusable("the block " + height + " is not the one with the hash " + hash.asString());
      }
      return block;
    } catch (UnreadableInput e) {
      throw unusable(e.sentence());
    }
  }

  /**
   * The chain from a height to another one, both included.
   *
   * @throws NodeFault when the node does not answer, or does not have what they spend
   * @throws UnreadableInput where the blocks do not follow each other, as after a reorganisation:
   *     reading again helps
   */
  public Chain read(long from, long to) throws NodeFault {
    Lookup lookup = new Lookup();
    Chain chain = new Chain(network, from, lookup::coin);
    for (long height = from; height <= to; height++) {
      try {
        chain.add(block(height));
      } catch (UnreadableInput e) {
        if (lookup.fault != null) {
          throw lookup.fault;
        }
        throw e;
      }
    }
    return chain;
  }

  private Bytes raw(String method, JsonNode id, String what) throws NodeFault {
    JsonNode raw =
        node.call(method, RpcValues.params(id, JsonNodeFactory.instance.booleanNode(false)));
    if (!raw.isString()) {
      throw unusable(what + " is no text of hexadecimal digits");
    }
    try {
      return Bytes.fromHex("0x" + raw.asString(), what);
    } catch (UnreadableInput e) {
      throw unusable(e.sentence());
    }
  }

  private static NodeFault unusable(String sentence) {
    return new NodeFault(NodeFault.Kind.UNUSABLE, sentence);
  }

  /** Outputs of blocks that are not read. */
  private final class Lookup {
    private @Nullable NodeFault fault;

    Optional<Coin> coin(String outpoint) {
      int colon = outpoint.indexOf(':');
      String txid = outpoint.substring(0, colon);
      try {
        BitcoinTransaction transaction =
            BitcoinTransaction.read(
                raw("getrawtransaction", Json.object().stringNode(txid), "a transaction"),
                "The transaction " + txid + " of the node");
        int index = Integer.parseInt(outpoint.substring(colon + 1));
        return transaction.txid().equals(txid) && index < transaction.outputs().size()
            ? Optional.of(Coin.of(transaction, index, network))
            : Optional.empty();
      } catch (NodeFault e) {
        fault = e;
        return Optional.empty();
      }
    }
  }
}
