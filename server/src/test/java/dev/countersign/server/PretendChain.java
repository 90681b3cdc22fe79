package dev.countersign.server;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A node whose chain the test grows and cuts, one payment a block. It tells no calls. */
final class PretendChain implements NodeClient {
  private static final long MICRO = 1_000_000;
  private static final long BEGUN = 1_750_000_000L;

  private record Payment(String from, String to, long micro) {}

  private final List<Payment> blocks = new ArrayList<>();
  private final long chain;
  private boolean away;

  PretendChain(long chain) {
    this.chain = chain;
    pay(address(1), address(2), 0);
  }

  static String address(int number) {
    return "0x%040x".formatted(number);
  }

  synchronized PretendChain pay(String from, String to, long ether) {
    blocks.add(new Payment(from, to, ether * MICRO));
    return this;
  }

  /** A millionth of an ether. */
  synchronized PretendChain payDust(String from, String to) {
    blocks.add(new Payment(from, to, 1));
    return this;
  }

  synchronized PretendChain cut(int height) {
    blocks.subList(height, blocks.size()).clear();
    return this;
  }

  synchronized int height() {
    return blocks.size() - 1;
  }

  synchronized void away(boolean is) {
    away = is;
  }

  @Override
  public synchronized JsonNode call(String method, ArrayNode params) throws NodeFault {
    if (away) {
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "the node is away");
    }
    return switch (method) {
      case "eth_chainId" -> hex(chain);
      case "eth_blockNumber" -> hex(height());
      case "eth_getBlockByNumber" -> block(Integer.decode(params.get(0).asString()));
      case "eth_getBlockReceipts" -> {
        ArrayNode all = Json.object().arrayNode();
        for (int i = 0; i < blocks.size(); i++) {
          if (hash("block", i).equals(params.get(0).asString())) {
            all.add(receipt(i));
          }
        }
        yield all;
      }
      case "eth_getTransactionReceipt" -> {
        for (int i = 0; i < blocks.size(); i++) {
          if (hash("payment", i).equals(params.get(0).asString())) {
            yield receipt(i);
          }
        }
        yield Json.object().nullNode();
      }
      default -> throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + method);
    };
  }

  private JsonNode block(int height) {
    if (height > height()) {
      return Json.object().nullNode();
    }
    Payment payment = blocks.get(height);
    ObjectNode block = Json.object();
    block.set("number", hex(height));
    block.put("hash", hash("block", height));
    block.put(
        "parentHash",
        height == 0 ? Bytes.word(BigInteger.ZERO).toHex() : hash("block", height - 1));
    block.set("timestamp", hex(BEGUN + 12L * height));
    block.put("miner", Address.ZERO.toHex());
    ObjectNode transaction = block.putArray("transactions").addObject();
    transaction.put("hash", hash("payment", height));
    transaction.put("from", payment.from).put("to", payment.to).put("input", "0x");
    transaction.put(
        "value", RpcValues.hex(BigInteger.TEN.pow(12).multiply(BigInteger.valueOf(payment.micro))));
    transaction.put("gasPrice", "0x0");
    return block;
  }

  private ObjectNode receipt(int height) {
    ObjectNode receipt = Json.object();
    receipt.put("transactionHash", hash("payment", height));
    receipt.put("blockHash", hash("block", height));
    receipt.put("status", "0x1").put("gasUsed", "0x5208").put("effectiveGasPrice", "0x0");
    receipt.putArray("logs");
    return receipt;
  }

  /** Of what stands in the chain up to there, so that another history has other hashes. */
  private String hash(String what, int height) {
    String all = what + blocks.subList(0, height + 1);
    return Keccak256.hash(Bytes.of(all.getBytes(StandardCharsets.UTF_8))).toHex();
  }

  private static JsonNode hex(long number) {
    return RpcValues.text(RpcValues.hex(BigInteger.valueOf(number)));
  }
}
