package dev.countersign.acceptance.node;

import dev.countersign.chain.bitcoin.BitcoinBlock;
import dev.countersign.chain.bitcoin.BitcoinTransaction;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.visit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A real Bitcoin node on a network of its own, in memory, with keys that it says. */
public final class Bcoin implements NodeClient, AutoCloseable {
  /** One BTC in satoshi. */
  public static final long BTC = 100_000_000;

  /** A key: the address that pays it, in the node's form, and the script of that address in hex. */
  public record Key(String address, String secret, String script) {}

  /** An output of a transaction. */
  public record Output(String txid, int index, long amount, Key key) {}

  private final Process process;
  private final String url;
  private final HttpNodeClient client;
  private final List<Key> keys = new ArrayList<>();

  private Bcoin(Process process, JsonNode said, String password) {
    this.process = process;
    this.url = said.path("url").asString();
    this.client =
        password.isEmpty()
            ? HttpNodeClient.at(url)
            : HttpNodeClient.at(url, HttpNodeClient.TIMEOUT, "user:" + password);
    for (JsonNode key : said.path("keys")) {
      keys.add(
          new Key(
              key.path("address").asString(),
              key.path("secret").asString(),
              key.path("script").asString()));
    }
  }

  public static Bcoin start() {
    return start("");
  }

  /** With a password that it lets nobody in without; none where that is empty. */
  static Bcoin start(String password) {
    Path folder = Installed.bcoin();
    try {
      Process process =
          new ProcessBuilder(
                  "node",
                  folder.resolve("regtest.cjs").toString(),
                  folder.resolve("node_modules").toString(),
                  String.valueOf(FreePort.any()),
                  password)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      String line = process.inputReader().readLine();
      if (line == null) {
        throw new IllegalStateException("bcoin did not start");
      }
      return new Bcoin(process, Json.parse(line, "What bcoin says"), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return url;
  }

  public Key key(int number) {
    return keys.get(number);
  }

  @Override
  public JsonNode call(String method, ArrayNode params) throws NodeFault {
    return client.call(method, params);
  }

  public JsonNode ask(String method, JsonNode... params) {
    try {
      return call(method, RpcValues.params(params));
    } catch (NodeFault fault) {
      throw new AssertionError(method + ": " + fault.sentence(), fault);
    }
  }

  /** So many blocks, whose rewards go to a key; the hash of the last one. */
  public String mine(int blocks, Key to) {
    JsonNode hashes =
        ask(
            "generatetoaddress",
            JsonNodeFactory.instance.numberNode(blocks),
            RpcValues.text(to.address()));
    return hashes.get(blocks - 1).asString();
  }

  /** Gives the newest block up for two others that hold nothing but their rewards. */
  public void giveUp(String block, Key to) {
    JsonNode old = ask("getblock", RpcValues.text(block));
    int height = old.path("height").asInt();
    long time = old.path("time").asLong();
    String first = submitted(old.path("previousblockhash").asString(), height, time + 1, to);
    String second = submitted(first, height + 1, time + 2, to);
    if (!ask("getbestblockhash").asString().equals(second)) {
      throw new AssertionError("the block " + block + " was not given up");
    }
  }

  /** A block of that height, below 128, which {@code getblocktemplate} would not make there. */
  private String submitted(String parent, int height, long time, Key to) {
    String reward =
        "0100000001%sffffffff0401%s015affffffff01%s%s%s00000000"
            .formatted(
                "00".repeat(32),
                number(height, 1),
                number(BTC, 8),
                number(to.script().length() / 2, 1),
                to.script());
    String root = BitcoinTransaction.read(Bytes.fromHex("0x" + reward), "The reward").txid();
    for (long nonce = 0; ; nonce++) {
      String raw =
          "00000020"
              + turned(parent)
              + turned(root)
              + number(time, 4)
              + number(0x207fffff, 4)
              + number(nonce, 4)
              + "01"
              + reward;
      String hash = BitcoinBlock.read(Bytes.fromHex("0x" + raw), "The block").hash();
      if (hash.compareTo("7f") < 0) { // all the work that this network asks for
        JsonNode refused = ask("submitblock", RpcValues.text(raw));
        if (!refused.isNull()) {
          throw new AssertionError("the block was not taken: " + refused);
        }
        return hash;
      }
    }
  }

  /** The reward of a block, that pays 50 BTC to a key. */
  public Output reward(String block, Key to) {
    JsonNode read = ask("getblock", RpcValues.text(block));
    return new Output(read.path("tx").get(0).asString(), 0, 50 * BTC, to);
  }

  /** Signs and sends a transaction; what the inputs have more is the fee. */
  public List<Output> pay(List<Output> inputs, List<Key> to, long... amounts) {
    ArrayNode spent = Json.object().arrayNode();
    ArrayNode secrets = Json.object().arrayNode();
    for (Output input : inputs) {
      ObjectNode one = spent.addObject();
      one.put("txid", input.txid()).put("vout", input.index());
      one.put("scriptPubKey", input.key().script()).put("amount", input.amount() / (double) BTC);
      secrets.add(input.key().secret());
    }
    JsonNode signed =
        ask("signrawtransaction", RpcValues.text(unsigned(inputs, to, amounts)), spent, secrets);
    if (!signed.path("complete").asBoolean()) {
      throw new AssertionError("not signed: " + signed);
    }
    String txid = ask("sendrawtransaction", signed.get("hex")).asString();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      outputs.add(new Output(txid, i, amounts[i], to.get(i)));
    }
    return outputs;
  }

  /** A transaction before it is signed, in hex. */
  private static String unsigned(List<Output> inputs, List<Key> to, long... amounts) {
    StringBuilder raw = new StringBuilder("01000000").append(number(inputs.size(), 1));
    for (Output input : inputs) {
      raw.append(turned(input.txid())).append(number(input.index(), 4)).append("00ffffffff");
    }
    raw.append(number(amounts.length, 1));
    for (int i = 0; i < amounts.length; i++) {
      String script = to.get(i).script();
      raw.append(number(amounts[i], 8)).append(number(script.length() / 2, 1)).append(script);
    }
    return raw.append("00000000").toString();
  }

  /** The same transaction as {@link #pay} sends, to be checked before: a PSBT (BIP-174) in hex. */
  public String psbt(List<Output> inputs, List<Key> to, long... amounts) {
    String raw = unsigned(inputs, to, amounts);
    StringBuilder psbt = new StringBuilder("70736274ff0100").append(sized(raw)).append("00");
    for (Output input : inputs) {
      String earlier = ask("getrawtransaction", RpcValues.text(input.txid())).asString();
      psbt.append("0100").append(sized(earlier)).append("00");
    }
    return psbt.append("00".repeat(amounts.length)).toString();
  }

  /** With its length before it. */
  private static String sized(String hex) {
    int bytes = hex.length() / 2;
    return (bytes < 0xfd ? number(bytes, 1) : "fd" + number(bytes, 2)) + hex;
  }

  private static String turned(String hash) {
    byte[] bytes = HexFormat.of().parseHex(hash);
    StringBuilder text = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      text.append(HexFormat.of().toHexDigits(bytes[i]));
    }
    return text.toString();
  }

  /** Least byte first. */
  private static String number(long number, int bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes; i++) {
      text.append(HexFormat.of().toHexDigits((byte) (number >> (8 * i))));
    }
    return text.toString();
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
