package dev.countersign.chain.bitcoin;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.ChainHeads;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The blocks of a Bitcoin node, by the RPC that Bitcoin Core and bcoin share. Where reading begins
 * after the first block, what is spent has to be looked up: a node tells it with the block (Bitcoin
 * Core from version 23 on), or must have an index of transactions ({@code txindex}).
 */
public final class BitcoinNode implements ChainHeads {
  /** Of {@code getblock}, since Bitcoin Core 23. */
  private static final int WITH_OUTPUTS = 3;

  private final NodeClient node;
  private final BitcoinNetwork network;

  /** The chain of a node of that network. */
  public BitcoinNode(NodeClient node, BitcoinNetwork network) {
    this.node = node;
    this.network = network;
  }

  @Override
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

  /** The network that it was said to be of. */
  public BitcoinNetwork network() {
    return network;
  }

  /** A transaction that must be found by its id alone, which takes an index. */
  BitcoinTransaction transaction(String txid) throws NodeFault {
    try {
      BitcoinTransaction transaction =
          BitcoinTransaction.read(
              raw("getrawtransaction", RpcValues.text(txid), "a transaction"),
              "The transaction " + txid + " of the node");
      if (!transaction.txid().equals(txid)) {
        throw unusable("a transaction is not the one with the id " + txid);
      }
      return transaction;
    } catch (UnreadableInput e) {
      throw unusable(e.sentence());
    }
  }

  /** A block in words, with the outputs that it spends where the node offers that. */
  JsonNode spelled(String hash) throws NodeFault {
    return node.call(
        "getblock",
        RpcValues.params(RpcValues.text(hash), JsonNodeFactory.instance.numberNode(WITH_OUTPUTS)));
  }

  @Override
  public Optional<BlockHeader> header(long height) throws NodeFault {
    if (height > newest()) {
      return Optional.empty();
    }
    JsonNode hash =
        node.call("getblockhash", RpcValues.params(JsonNodeFactory.instance.numberNode(height)));
    JsonNode header =
        node.call(
            "getblockheader", RpcValues.params(hash, JsonNodeFactory.instance.booleanNode(true)));
    // The first block stands on none.
    String parent = height == 0 ? "00".repeat(32) : header.path("previousblockhash").asString("");
    if (!header.path("hash").asString("").equals(hash.asString(""))
        || !header.path("time").canConvertToLong()) {
      throw unusable("the header of block " + height + " is none");
    }
    return Optional.of(
        new BlockHeader(
            height,
            RpcValues.word("0x" + hash.asString(), "the hash of block " + height),
            RpcValues.word("0x" + parent, "the hash of the block before " + height),
            header.path("time").longValue()));
  }

  /**
   * What it says of its chain.
   *
   * @param network in Bitcoin Core's words: main, test, testnet4, signet or regtest
   * @param headers how far the chain goes that it knows of
   */
  public record Standing(String network, long headers) {}

  /** What it says of its chain. */
  public static Standing standing(NodeClient node) throws NodeFault {
    JsonNode info = node.call("getblockchaininfo", RpcValues.params());
    JsonNode headers = info.path("headers");
    if (!info.path("chain").isString() || !headers.canConvertToLong()) {
      throw unusable("what it says of its chain is not what a Bitcoin node says");
    }
    return new Standing(info.path("chain").asString(), headers.longValue());
  }

  @Override
  public Optional<Long> catchingUpTo() throws NodeFault {
    long headers = standing(node).headers();
    return headers > newest() ? Optional.of(headers) : Optional.empty();
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

  static NodeFault unusable(String sentence) {
    return new NodeFault(NodeFault.Kind.UNUSABLE, sentence);
  }
}
