package dev.countersign.trace.node;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Bitcoin node with a made-up chain of real blocks in bytes, which also writes the chain in
 * bitcoin-etl's lines of JSON. Its writing is its own, so that nothing is tested by itself.
 */
final class RandomBitcoinNode implements NodeClient {
  private record Output(String txid, int index, long amount, String script) {}

  private record Payment(
      String txid,
      String wtxid,
      String raw,
      List<Output> inputs,
      List<String> scripts,
      List<Output> outputs) {}

  private record Block(String hash, String parent, long time, String raw, List<Payment> payments) {}

  private static final long SEQUENCE = 0xffff_fffdL;

  private final Random random;
  private final boolean tellsOutputs;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Payment> payments = new HashMap<>();
  private int made;

  /**
   * A chain of no blocks.
   *
   * @param tellsOutputs whether {@code getblock} tells what is spent; else there is an index
   */
  RandomBitcoinNode(long seed, boolean tellsOutputs) {
    this.random = new Random(seed);
    this.tellsOutputs = tellsOutputs;
  }

  synchronized void grow(int count) {
    for (int i = 0; i < count; i++) {
      mine();
    }
  }

  synchronized void cut(int height) {
    while (blocks.size() > height) {
      blocks.removeLast().payments.forEach(one -> payments.remove(one.txid));
    }
  }

  private List<Output> unspent() {
    List<Output> unspent = new ArrayList<>();
    blocks.forEach(block -> block.payments.forEach(one -> change(unspent, one)));
    return unspent;
  }

  private static void change(List<Output> unspent, Payment payment) {
    unspent.removeAll(payment.inputs);
    payment.outputs.stream().filter(out -> !out.script.startsWith("6a")).forEach(unspent::add);
  }

  private void mine() {
    List<Output> unspent = unspent();
    List<Payment> all = new ArrayList<>();
    String coinbase = "00".repeat(32) + "ffffffff" + "04" + little(made++, 4) + "ffffffff";
    all.add(payment(List.of(coinbase), List.of(), List.of(), List.of(5_000_000_000L)));
    int count = random.nextInt(4);
    for (int i = 0; i < count && !unspent.isEmpty(); i++) {
      all.add(pay(unspent));
      change(unspent, all.getLast());
    }
    String parent = blocks.isEmpty() ? "00".repeat(32) : blocks.getLast().hash;
    long time = 1_700_000_000L + 600L * blocks.size() - random.nextInt(1_000);
    String header =
        "01000000"
            + turned(parent)
            + turned(root(all))
            + little(time, 4)
            + "ffff001d"
            + little(made, 4);
    StringBuilder raw = new StringBuilder(header).append(little(all.size(), 1));
    all.forEach(one -> raw.append(one.raw));
    blocks.add(new Block(turned(hash(header)), parent, time, raw.toString(), all));
    all.forEach(one -> payments.put(one.txid, one));
  }

  private Payment pay(List<Output> unspent) {
    List<Output> inputs = new ArrayList<>();
    List<String> written = new ArrayList<>();
    List<String> scripts = new ArrayList<>();
    Collections.shuffle(unspent, random);
    for (Output one : unspent.subList(0, Math.min(unspent.size(), 1 + random.nextInt(3)))) {
      inputs.add(one);
      scripts.add(random.nextBoolean() ? "" : "0151");
      String script = little(scripts.getLast().length() / 2, 1) + scripts.getLast();
      written.add(turned(one.txid) + little(one.index, 4) + script + little(SEQUENCE, 4));
    }
    long left = inputs.stream().mapToLong(Output::amount).sum();
    left -= random.nextLong(1 + left / 20);
    List<Long> amounts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0 && left > 1; i--) {
      long part = 1 + random.nextLong(left);
      amounts.add(part);
      left -= part;
    }
    amounts.add(left);
    return payment(written, scripts, inputs, amounts);
  }

  private Payment payment(
      List<String> written, List<String> scripts, List<Output> inputs, List<Long> amounts) {
    StringBuilder body = new StringBuilder(little(written.size(), 1));
    written.forEach(body::append);
    body.append(little(amounts.size(), 1));
    List<String> paid = new ArrayList<>();
    for (long amount : amounts) {
      paid.add(amount == 0 ? "6a0101" : script());
      body.append(little(amount, 8))
          .append(little(paid.getLast().length() / 2, 1))
          .append(paid.getLast());
    }
    boolean witness = scripts.contains("");
    String plain = "02000000" + body + "00000000";
    String witnesses = "";
    for (String script : scripts) {
      witnesses += script.isEmpty() ? "0101aa" : "00";
    }
    String raw = witness ? "02000000" + "0001" + body + witnesses + "00000000" : plain;
    String txid = turned(hash(plain));
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < paid.size(); i++) {
      outputs.add(new Output(txid, i, amounts.get(i), paid.get(i)));
    }
    return new Payment(txid, turned(hash(raw)), raw, inputs, scripts, outputs);
  }

  private String script() {
    String who = "%02x".formatted(random.nextInt(12));
    return switch (random.nextInt(4)) {
      case 0 -> "76a914" + who.repeat(20) + "88ac";
      case 1 -> "5120" + who.repeat(32);
      case 2 -> "21" + "02" + who.repeat(32) + "ac";
      default -> "0014" + who.repeat(20);
    };
  }

  private static String root(List<Payment> payments) {
    List<String> level = payments.stream().map(one -> turned(one.txid)).toList();
    while (level.size() > 1) {
      List<String> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(hash(level.get(i) + level.get(Math.min(i + 1, level.size() - 1))));
      }
      level = above;
    }
    return turned(level.getFirst());
  }

  private static String hash(String hex) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(sha.digest(HexFormat.of().parseHex(hex))));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String turned(String hex) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int i = bytes.length - 1; i >= 0; i--) {
      out.write(bytes[i]);
    }
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private static String little(long number, int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      text.append(HexFormat.of().toHexDigits((byte) (number >> (8 * i))));
    }
    return text.toString();
  }

  /** Rows of transactions from a height on; some listed by the hash of all of them. */
  synchronized List<String> lines(int from) {
    List<String> lines = new ArrayList<>();
    for (int height = from; height < blocks.size(); height++) {
      Block block = blocks.get(height);
      for (int index = 0; index < block.payments.size(); index++) {
        Payment one = block.payments.get(index);
        ObjectNode row = Json.object().put("type", "transaction");
        row.put("hash", random.nextBoolean() ? one.txid : one.wtxid).put("version", 2);
        row.put("lock_time", 0).put("block_number", height).put("block_hash", block.hash);
        row.put("block_timestamp", block.time).put("is_coinbase", index == 0).put("index", index);
        ArrayNode inputs = row.putArray("inputs");
        for (int i = 0; i < one.inputs.size(); i++) {
          Output spent = one.inputs.get(i);
          ObjectNode input = inputs.addObject().put("index", i).put("value", spent.amount);
          input.put("spent_transaction_hash", spent.txid).put("spent_output_index", spent.index);
          input.put("script_hex", one.scripts.get(i)).put("sequence", SEQUENCE);
          addresses(input, spent);
        }
        ArrayNode outputs = row.putArray("outputs");
        for (Output output : one.outputs) {
          ObjectNode json = outputs.addObject().put("index", output.index);
          addresses(json.put("value", output.amount).put("script_hex", output.script), output);
        }
        lines.add(Json.compact(row));
      }
    }
    return lines;
  }

  private static void addresses(ObjectNode json, Output output) {
    ArrayNode addresses = json.putArray("addresses");
    BitcoinAddress.of(BitcoinNetwork.MAINNET, Bytes.fromHex("0x" + output.script))
        .ifPresentOrElse(addresses::add, () -> json.put("type", "nonstandard"));
  }

  @Override
  public synchronized JsonNode call(String method, ArrayNode params) throws NodeFault {
    return switch (method) {
      case "getblockcount" -> Json.object().numberNode(blocks.size() - 1);
      case "getblockhash" -> Json.object().stringNode(at(params.get(0).asInt()).hash);
      case "getblockheader" -> header(params.get(0).asString());
      case "getblockchaininfo" ->
          Json.object().put("chain", "main").put("headers", blocks.size() - 1);
      case "getblock" ->
          params.get(1).isBoolean()
              ? Json.object().stringNode(block(params.get(0).asString()).raw)
              : spelled(block(params.get(0).asString()));
      case "getrawtransaction" -> raw(params.get(0).asString());
      default -> throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + method);
    };
  }

  private Block at(int height) throws NodeFault {
    if (height >= blocks.size()) {
      throw new NodeFault(NodeFault.Kind.REFUSED, "the node refuses: out of range");
    }
    return blocks.get(height);
  }

  private Block block(String hash) throws NodeFault {
    return blocks.stream()
        .filter(one -> one.hash.equals(hash))
        .findFirst()
        .orElseThrow(() -> new NodeFault(NodeFault.Kind.REFUSED, "the node refuses: not found"));
  }

  private JsonNode header(String hash) throws NodeFault {
    Block block = block(hash);
    return Json.object()
        .put("hash", hash)
        .put("previousblockhash", block.parent)
        .put("time", block.time);
  }

  private JsonNode spelled(Block block) throws NodeFault {
    if (!tellsOutputs) {
      throw new NodeFault(NodeFault.Kind.REFUSED, "the node refuses: not a bool");
    }
    ObjectNode json = Json.object();
    ArrayNode transactions = json.putArray("tx");
    for (Payment one : block.payments) {
      ArrayNode inputs = transactions.addObject().putArray("vin");
      if (one.inputs.isEmpty()) {
        inputs.addObject().put("coinbase", "00");
      }
      for (Output spent : one.inputs) {
        ObjectNode input = inputs.addObject().put("txid", spent.txid).put("vout", spent.index);
        ObjectNode output = input.putObject("prevout");
        output.put("value", BigDecimal.valueOf(spent.amount, 8).doubleValue());
        output.putObject("scriptPubKey").put("hex", spent.script);
      }
    }
    return json;
  }

  private JsonNode raw(String txid) throws NodeFault {
    Payment payment = payments.get(txid);
    if (payment == null || tellsOutputs) {
      throw new NodeFault(
          NodeFault.Kind.REFUSED, "the node refuses: no such transaction, use -txindex");
    }
    return Json.object().stringNode(payment.raw);
  }
}
