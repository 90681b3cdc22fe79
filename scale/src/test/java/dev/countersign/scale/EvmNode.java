package dev.countersign.scale;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A real node on a free port, as {@code acceptance/install.sh} installs it. */
final class EvmNode implements AutoCloseable {
  private static final Path ANVIL = Path.of("../acceptance/node/node_modules/anvil/bin/anvil");

  private final Process process;
  private final String url;
  private final HttpNodeClient client;

  private EvmNode(Process process, String url) {
    this.process = process;
    this.url = url;
    this.client = HttpNodeClient.at(url);
  }

  static EvmNode start(long chain) throws IOException {
    if (Files.notExists(ANVIL)) {
      throw new IllegalStateException("run acceptance/install.sh first: it installs the node");
    }
    Process process =
        new ProcessBuilder(ANVIL.toString(), "--port", "0", "--chain-id", Long.toString(chain))
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int at = line.indexOf("Listening on ");
      if (at >= 0) {
        Thread.ofVirtual().start(() -> drain(said));
        return new EvmNode(process, "http://" + line.substring(at + 13).strip());
      }
    }
    throw new IllegalStateException("the node did not start");
  }

  /** What it says is read and forgotten, until it is stopped. */
  private static void drain(BufferedReader said) {
    try {
      said.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      return; // it was stopped
    }
  }

  String url() {
    return url;
  }

  HttpNodeClient client() {
    return client;
  }

  JsonNode ask(String method, JsonNode... params) throws NodeFault {
    return client.call(method, RpcValues.params(params));
  }

  /** The one that pays. */
  String payer() throws NodeFault {
    return ask("eth_accounts").get(0).asString();
  }

  /** Blocks of one payment each. */
  void pay(int times) throws NodeFault {
    JsonNode accounts = ask("eth_accounts");
    for (int i = 0; i < times; i++) {
      ask(
          "eth_sendTransaction",
          Json.object()
              .put("from", accounts.get(0).asString())
              .put("to", accounts.get(1 + i % 3).asString())
              .put("value", "0x" + Integer.toHexString(1_000 + i)));
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
