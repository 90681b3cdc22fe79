package dev.countersign.trace.node;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A node with a chain of empty blocks that the test grows, cuts and grows otherwise. */
final class FakeChain implements NodeClient {
  /** Each block's name; its hash is made of the names up to it. */
  private final List<String> names = new ArrayList<>();

  private long firstServed;
  private String failing = "";
  private IntConsumer beforeBlock = height -> {};
  private int asked;

  synchronized FakeChain grow(String... more) {
    names.addAll(List.of(more));
    return this;
  }

  synchronized FakeChain cut(int height) {
    names.subList(height, names.size()).clear();
    return this;
  }

  /** Older blocks are gone. */
  synchronized void servesFrom(long height) {
    firstServed = height;
  }

  synchronized void fails(String method) {
    failing = method;
  }

  /** Happens before the answer to each question for a block, whose height it gets. */
  synchronized void beforeBlock(IntConsumer happens) {
    beforeBlock = happens;
  }

  synchronized int asked() {
    return asked;
  }

  synchronized String hash(int height) {
    String all = String.join(" ", names.subList(0, height + 1));
    return Keccak256.hash(Bytes.of(all.getBytes(StandardCharsets.UTF_8))).toHex();
  }

  @Override
  public synchronized JsonNode call(String method, ArrayNode params) throws NodeFault {
    if (method.equals(failing)) {
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "the node is away");
    }
    return switch (method) {
      case "eth_blockNumber" -> Json.object().stringNode("0x" + Integer.toHexString(last()));
      case "eth_syncing" -> Json.object().booleanNode(false);
      case "eth_getBlockByNumber" -> {
        asked++;
        int height = Integer.parseInt(params.get(0).asString().substring(2), 16);
        beforeBlock.accept(height);
        yield block(height);
      }
      default -> throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + method);
    };
  }

  private int last() {
    return names.size() - 1;
  }

  private JsonNode block(int height) {
    if (height > last() || height < firstServed) {
      return Json.object().nullNode();
    }
    return Json.object()
        .put("number", "0x" + Integer.toHexString(height))
        .put("hash", hash(height))
        .put("parentHash", height == 0 ? Bytes.word(BigInteger.ZERO).toHex() : hash(height - 1))
        .put("timestamp", "0x1")
        .put("miner", Address.ZERO.toHex())
        .set("transactions", Json.object().arrayNode());
  }
}
