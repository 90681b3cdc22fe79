package dev.countersign.server.watch;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A node of Bitcoin whose blocks hold nothing but a reward that nobody can spend. */
final class GrowingBitcoin implements NodeClient {
  private final String network;
  private final List<String> raw = new ArrayList<>();
  private final List<BitcoinBlock> blocks = new ArrayList<>();
  private int ahead;

  /** With so many blocks, of that network in Bitcoin Core's words. */
  GrowingBitcoin(String network, int blocks) {
    this.network = network;
    grow(blocks);
  }

  synchronized void grow(int more) {
    for (int i = 0; i < more; i++) {
      String parent = blocks.isEmpty() ? "00".repeat(32) : blocks.getLast().hash();
      String reward =
          "0100000001%sffffffff04%sffffffff010000000000000000016a00000000"
              .formatted("00".repeat(32), HexFormat.of().toHexDigits(blocks.size()));
      String root = BitcoinTransaction.read(Bytes.fromHex("0x" + reward), "The reward").txid();
      String block =
          "01000000%s%s%s0000000000000000".formatted(turned(parent), turned(root), "00000060")
              + "01"
              + reward;
      raw.add(block);
      blocks.add(BitcoinBlock.read(Bytes.fromHex("0x" + block), "The block"));
    }
  }

  /** Knows of so many blocks that it has not read. */
  synchronized void ahead(int headers) {
    ahead = headers;
  }

  long newest() {
    return blocks.size() - 1L;
  }

  private static String turned(String hash) {
    StringBuilder text = new StringBuilder();
    for (int i = hash.length() - 2; i >= 0; i -= 2) {
      text.append(hash, i, i + 2);
    }
    return text.toString();
  }

  @Override
  public synchronized JsonNode call(String method, ArrayNode params) throws NodeFault {
    return switch (method) {
      case "getblockchaininfo" ->
          Json.object().put("chain", network).put("headers", newest() + ahead);
      case "getblockcount" -> JsonNodeFactory.instance.numberNode(newest());
      case "getblockhash" -> RpcValues.text(blocks.get(params.get(0).asInt()).hash());
      case "getblockheader" -> {
        BitcoinBlock block = blocks.get(at(params.get(0).asString()));
        yield Json.object()
            .put("hash", block.hash())
            .put("previousblockhash", block.parent())
            .put("time", block.time());
      }
      case "getblock" -> RpcValues.text(raw.get(at(params.get(0).asString())));
      default -> throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "it has no " + method);
    };
  }

  private int at(String hash) throws NodeFault {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).hash().equals(hash)) {
        return i;
      }
    }
    throw new NodeFault(NodeFault.Kind.REFUSED, "it has no such block");
  }
}
