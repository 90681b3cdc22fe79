package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.node.RpcValues;
import dev.countersign.cli.connect.MachineKey;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the proxy passes on, in whose words it answers, and to whom. */
class JsonRpcProxyTest extends JsonRpcCompany {
  @Test
  void readsFromTheNode() {
    assertThat(bot.result("eth_accounts").get(0).asString()).isEqualTo(company.key().toHex());
    assertThat(bot.result("eth_chainId").asString()).isEqualTo("0x7a69");
    assertThat(bot.result("net_version").asString()).isEqualTo("31337");
    assertThat(bot.result("eth_blockNumber").asString()).startsWith("0x");
    assertThat(safe.result("eth_accounts").get(0).asString())
        .isEqualTo(company.safe().address().toHex());
    ObjectNode reverting = Json.object().put("to", coin.toHex()).put("data", "0x12345678");
    JsonNode error = bot.error("eth_call", reverting, RpcValues.text("latest"));
    assertThat(error.path("code").asInt()).isEqualTo(3);
    JsonNode ofSafe = safe.error("eth_sendTransaction", ether("0.1"));
    assertThat(ofSafe.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(ofSafe.path("message").asString()).contains("file an intent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth_sign",
        "eth_sendUserOperation",
        "eth_subscribe",
        "debug_traceCall",
        "debug_setHead",
        "admin_peers",
        "personal_unlockAccount",
        "personal_sendTransaction",
        "anvil_setBalance",
        "anvil_impersonateAccount",
        "hardhat_reset",
        "evm_mine",
        "miner_start",
        "txpool_content",
        "wallet_addEthereumChain",
        "ETH_SENDTRANSACTION",
        ""
      })
  void offersNoMethodThatSignsOrChangesTheNode(String method) {
    JsonNode error = bot.error(method);
    assertThat(error.path("code").asInt()).isEqualTo(NO_METHOD);
  }

  @Test
  void answersABatchInItsOrder() {
    ArrayNode batch = Json.object().arrayNode();
    batch.add(Bot.request(1, "eth_chainId"));
    batch.add(Bot.request(2, "eth_sign"));
    batch.add(Bot.request(3, "eth_sendTransaction", ether("0.11"), beside("in a batch")));
    batch.add(Json.object().put("jsonrpc", "2.0").put("method", "eth_sendTransaction"));
    batch.add(Json.object().put("jsonrpc", "1.0").put("id", 5).put("method", "eth_chainId"));
    batch.add(Json.object().textNode("hello"));
    JsonNode answers = bot.send(batch);
    assertThat(answers).hasSize(5);
    assertThat(answers.get(0).path("result").asString()).isEqualTo("0x7a69");
    assertThat(answers.get(1).path("error").path("code").asInt()).isEqualTo(NO_METHOD);
    assertThat(answers.get(2).path("id").asInt()).isEqualTo(3);
    assertThat(answers.get(2).path("result").asString()).startsWith("0x");
    assertThat(answers.get(3).path("error").path("code").asInt()).isEqualTo(-32_600);
    assertThat(answers.get(4).path("id").isNull()).isTrue();
    ArrayNode many = Json.object().arrayNode();
    for (int i = 0; i < 51; i++) {
      many.add(Bot.request(i, "eth_chainId"));
    }
    assertThat(bot.send(many).path("error").path("message").asString()).contains("1 to 50");
    assertThat(bot.send(Json.object().arrayNode()).path("error").path("code").asInt())
        .isEqualTo(-32_600);
    HttpResponse<String> broken = bot.post("{\"jsonrpc", "Content-Type", "application/json");
    assertThat(broken.body()).contains("-32700");
    HttpResponse<String> unasked =
        bot.post("{\"method\":\"eth_chainId\"}", "Content-Type", "application/json");
    assertThat(unasked.statusCode()).isEqualTo(204);
  }

  @Test
  void theProxyIsForProgramsOnThisMachineAlone() {
    String body = Json.compact(Bot.request(1, "eth_accounts"));
    String json = "application/json";
    assertThat(bot.post(body, "Content-Type", json).statusCode()).isEqualTo(200);
    assertThat(bot.post(body, "Content-Type", json, "Origin", "http://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(
            bot.post(body, "Content-Type", json, "Origin", bot.address().toString()).statusCode())
        .isEqualTo(403);
    assertThat(bot.post(body, "Content-Type", json, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(403);
    assertThat(bot.post(body, "Content-Type", "text/plain").statusCode()).isEqualTo(403);
    assertThat(bot.exchange(HttpRequest.newBuilder(bot.address()).GET()).statusCode())
        .isEqualTo(405);
    assertThat(
            bot.exchange(
                    HttpRequest.newBuilder(bot.address())
                        .header("Origin", "http://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()))
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
    assertThat(raw("evil.example", body)).startsWith("HTTP/1.1 403");
    assertThat(raw("127.0.0.1.evil.example:8545", body)).startsWith("HTTP/1.1 403");
    assertThat(raw("localhost:" + bot.address().getPort(), body)).startsWith("HTTP/1.1 200");
  }

  private String raw(String host, String body) {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), bot.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST / HTTP/1.1\r\nHost: "
                      + host
                      + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Last, since it ends the machine: the proxy says so in the words of JSON-RPC. */
  @Test
  void aMachineThatWasShutOutIsToldSo(@TempDir Path folder) {
    Path file = folder.resolve("lost.key");
    String jwk = Json.compact(MachineKey.create(file).publicJwk());
    company.change(
        "machine-added",
        Bot.form("lost-bot", jwk, MachineCompany.person(company, "amy"), "request"));
    try (Bot lost = new Bot(company, file, "lost-bot", "hot")) {
      JsonNode held = lost.error("eth_sendTransaction", ether("4"));
      assertThat(held.path("code").asInt()).isEqualTo(HELD);
      String page = "/transfers/" + held.path("data").path("intent").asString();
      String machines = company.person("ada").get("/machines").body();
      String id =
          Company.group(
              machines.substring(machines.indexOf("id=\"lost-bot\"")),
              "/machines/([0-9a-f-]{36})/shut-out");
      Company.told(
          company.person("sid").form("/machines/" + id + "/shut-out", Map.of("reason", "lost")));
      JsonNode refused = lost.error("eth_blockNumber");
      assertThat(refused.path("message").asString()).contains("the server refuses");
      // What it asked for cannot be countersigned any more, whoever approves.
      company.approve("abe", page);
      assertThat(company.page(page)).contains("requester-gone");
      assertThat(company.state(page)).isEqualTo("waiting");
    }
  }
}
