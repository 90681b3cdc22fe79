package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A real node on a free port, with ten accounts of 10,000 ETH whose keys it holds. */
public final class Anvil implements NodeClient, AutoCloseable {
  /** One ETH in wei. */
  public static final BigInteger ETHER = BigInteger.TEN.pow(18);

  private final Process process;
  private final String url;
  private final HttpNodeClient client;

  private Anvil(Process process, String url) {
    this.process = process;
    this.url = url;
    this.client = HttpNodeClient.at(url);
  }

  /** Starts one of that chain. */
  public static Anvil start(long chainId) {
    return start("--chain-id", Long.toString(chainId));
  }

  /** Starts a second node of the same chain: all that was up to now is what the first one says. */
  public Anvil second() {
    return start("--fork-url", url);
  }

  private static Anvil start(String... options) {
    List<String> words = new ArrayList<>(List.of(Installed.anvil().toString(), "--port", "0"));
    words.addAll(List.of(options));
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      BufferedReader said = process.inputReader();
      StringBuilder all = new StringBuilder();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        all.append(line).append('\n');
        int at = line.indexOf("Listening on ");
        if (at >= 0) {
          Thread.ofVirtual().start(() -> drain(said));
          return new Anvil(process, "http://" + line.substring(at + 13).strip());
        }
      }
      throw new IllegalStateException("anvil did not start: " + all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says is read and forgotten, until it is stopped. */
  private static void drain(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      return; // it was stopped
    }
  }

  /** Where it listens. */
  public String url() {
    return url;
  }

  @Override
  public JsonNode call(String method, ArrayNode params) throws NodeFault {
    return client.call(method, params);
  }

  /** Asks, and demands an answer. */
  public JsonNode ask(String method, JsonNode... params) {
    try {
      return call(method, RpcValues.params(params));
    } catch (NodeFault fault) {
      throw new AssertionError(method + ": " + fault.sentence(), fault);
    }
  }

  /** Those whose keys it holds. */
  public List<Address> accounts() {
    List<Address> accounts = new ArrayList<>();
    ask("eth_accounts").forEach(one -> accounts.add(Address.of(one.asString())));
    return accounts;
  }

  /** Sends a transaction, waits for it, and demands that it succeeded. */
  public JsonNode send(Address from, Address to, BigInteger value, Bytes data) {
    return send(transaction(from, value, data).put("to", to.toHex()));
  }

  /** Creates a contract. */
  Address create(Bytes code) {
    JsonNode receipt = send(transaction(accounts().getFirst(), BigInteger.ZERO, code));
    return Address.of(receipt.path("contractAddress").asString());
  }

  /** Creates one of the tests' own contracts. */
  public Address create(String name) {
    return create(Installed.own(name));
  }

  /**
   * Creates a contract of a published package.
   *
   * @param folder where {@code install.sh} puts the package
   * @param arguments of its constructor, encoded
   */
  public Address create(String folder, String path, Bytes arguments) {
    return create(Installed.other(folder, path).concat(arguments));
  }

  /** Reads from a contract. */
  public Bytes read(Address to, Bytes data) {
    ObjectNode call = Json.object().put("to", to.toHex()).put("data", data.toHex());
    return Bytes.fromHex(ask("eth_call", call, RpcValues.text("latest")).asString());
  }

  /** In wei. */
  public BigInteger balance(Address account) {
    String answer =
        ask("eth_getBalance", RpcValues.text(account.toHex()), RpcValues.text("latest")).asString();
    return new BigInteger(answer.substring(2), 16);
  }

  Bytes slot(Address account, Bytes slot) {
    return Bytes.fromHex(
        ask(
                "eth_getStorageAt",
                RpcValues.text(account.toHex()),
                RpcValues.text(slot.toHex()),
                RpcValues.text("latest"))
            .asString());
  }

  /** Puts a contract's code at an address of choice. */
  void place(Address where, Address contract) {
    JsonNode code = ask("eth_getCode", RpcValues.text(contract.toHex()), RpcValues.text("latest"));
    ask("anvil_setCode", RpcValues.text(where.toHex()), code);
  }

  /** The data of a call. */
  public static Bytes data(String signature, Object... arguments) {
    String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    return Selector.of(signature).concat(AbiParameters.parse(types).encode(arguments));
  }

  private static ObjectNode transaction(Address from, BigInteger value, Bytes data) {
    return Json.object()
        .put("from", from.toHex())
        .put("value", RpcValues.hex(value))
        .put("data", data.toHex())
        .put("gas", "0x895440");
  }

  private JsonNode send(ObjectNode transaction) {
    JsonNode hash = ask("eth_sendTransaction", transaction);
    JsonNode receipt = ask("eth_getTransactionReceipt", hash);
    while (receipt.isNull()) { // the block is made on another thread
      Thread.onSpinWait();
      receipt = ask("eth_getTransactionReceipt", hash);
    }
    assertThat(receipt.path("status").asString()).as("the transaction's status").isEqualTo("0x1");
    return receipt;
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
