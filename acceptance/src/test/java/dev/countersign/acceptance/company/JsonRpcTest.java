package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.cli.connect.MachineKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bot that knows only JSON-RPC, through {@code countersign connect}, on a real chain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonRpcTest {
  private static final int HELD = -32_050;
  private static final int REFUSED = -32_051;
  private static final int NO_METHOD = -32_601;
  private static final int BAD_PARAMS = -32_602;

  private Company company;
  private Bot bot;
  private Bot safe;
  private Address coin;
  private Address router;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = MachineCompany.found(folder.resolve("data"));
    Path file = folder.resolve("bot.key");
    String jwk = Json.compact(MachineKey.create(file).publicJwk());
    company.change(
        "machine-added", Bot.form("bot", jwk, MachineCompany.person(company, "amy"), "request"));
    bot = new Bot(company, file, "bot", "hot");
    safe = new Bot(company, file, "bot", "treasury");
    coin = company.anvil().create("Coin");
    router = company.anvil().create("Coin");
    MachineCompany.know(
        company,
        """
        {"domains": ["app.example.com"],
         "tokens": [{"chainId": 31337, "contract": "%s", "symbol": "COIN", "decimals": 18}],
         "addresses": [{"chainId": 31337, "address": "%s", "kind": "spender", "label": "Router"}]}
        """
            .formatted(coin, router));
  }

  @AfterAll
  void close() {
    bot.close();
    safe.close();
    company.close();
  }

  private static ObjectNode ether(String amount) {
    return Bot.payment(
        Company.SUPPLIER, new BigDecimal(amount).movePointRight(18).toBigIntegerExact().toString());
  }

  private static ObjectNode beside(String key) {
    return Json.object().put("key", key);
  }

  private BigInteger paid(Runnable work) {
    BigInteger before = company.anvil().balance(Company.SUPPLIER);
    work.run();
    return company.anvil().balance(Company.SUPPLIER).subtract(before);
  }

  private JsonNode mined(JsonNode hash) {
    JsonNode receipt = bot.result("eth_getTransactionReceipt", hash);
    long end = System.nanoTime() + 60_000_000_000L;
    while (receipt.isNull()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not mined: " + hash);
      }
      Company.pause();
      receipt = bot.result("eth_getTransactionReceipt", hash);
    }
    return receipt;
  }

  @Test
  void isHeldThenApprovedThenSentAndPaidOnce() {
    ObjectNode payment = ether("2");
    JsonNode held = bot.error("eth_sendTransaction", payment);
    assertThat(held.path("code").asInt()).isEqualTo(HELD);
    assertThat(held.path("data").path("findings").toString()).contains("policy-approvals-missing");
    String intent = held.path("data").path("intent").asString();
    assertThat(held.path("data").path("url").asString())
        .isEqualTo(company.server().address() + "/transfers/" + intent);
    JsonNode again = bot.error("eth_sendTransaction", payment);
    assertThat(again.path("data").path("intent").asString()).isEqualTo(intent);
    String page = "/transfers/" + intent;
    assertThat(Company.refused(company.approve("amy", page))).contains("cannot approve");
    BigInteger paid =
        paid(() -> {
          Company.told(company.approve("abe", page));
          JsonNode hash = bot.result("eth_sendTransaction", payment);
          assertThat(mined(hash).path("status").asString()).isEqualTo("0x1");
          // Asked again, because the answer was lost: the same, and nothing is paid twice.
          assertThat(bot.result("eth_sendTransaction", payment.put("gas", "0x5300")))
              .isEqualTo(hash);
        });
    assertThat(paid).isEqualTo(Anvil.ETHER.multiply(BigInteger.TWO));
    company.await(page, "confirmed");
    assertThat(company.journal()).contains("\"method\":\"eth_sendTransaction\"");
  }

  @Test
  void sendsAtOnceWhatThePolicyAllows() {
    BigInteger paid =
        paid(() -> {
          JsonNode hash = bot.result("eth_sendTransaction", ether("0.5"), beside("payout-1"));
          assertThat(mined(hash).path("status").asString()).isEqualTo("0x1");
          assertThat(bot.result("eth_sendTransaction", ether("0.5"), beside("payout-1")))
              .isEqualTo(hash);
          JsonNode other = bot.result("eth_sendTransaction", ether("0.5"), beside("payout-2"));
          assertThat(other).isNotEqualTo(hash);
          mined(other);
        });
    assertThat(paid).isEqualTo(Anvil.ETHER);
  }

  @Test
  void sendsAToken() {
    company
        .anvil()
        .send(
            company.anvil().accounts().getFirst(),
            coin,
            BigInteger.ZERO,
            Anvil.data("mint(address,uint256)", company.key(), BigInteger.TEN));
    ObjectNode transfer =
        Json.object()
            .put("to", coin.toHex())
            .put(
                "data",
                Anvil.data("transfer(address,uint256)", Company.SUPPLIER, BigInteger.TWO).toHex());
    JsonNode refused = bot.error("eth_sendTransaction", transfer);
    // No rule speaks of this token.
    assertThat(refused.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(refused.path("data").path("state").asString()).isEqualTo("refused");
    ObjectNode approval =
        Json.object()
            .put("to", coin.toHex())
            .put("data", Anvil.data("approve(address,uint256)", router, BigInteger.TEN).toHex());
    JsonNode hash = bot.result("eth_sendTransaction", approval);
    assertThat(mined(hash).path("status").asString()).isEqualTo("0x1");
  }

  @Test
  void refusesWhatThePolicyDeniesAndLeavesNothingWaiting() {
    JsonNode refused =
        bot.error("eth_sendTransaction", Bot.payment(MachineCompany.STRANGER, "1000"));
    assertThat(refused.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(refused.path("data").path("findings").toString()).contains("policy-nothing-allows");
    assertThat(company.state("/transfers/" + refused.path("data").path("intent").asString()))
        .isEqualTo("refused");
    JsonNode again = bot.error("eth_sendTransaction", Bot.payment(MachineCompany.STRANGER, "1000"));
    assertThat(again.path("data").path("intent")).isEqualTo(refused.path("data").path("intent"));
  }

  @Test
  void refusesWhatAnApproverRefused() {
    ObjectNode payment = ether("2.5");
    String intent =
        bot.error("eth_sendTransaction", payment).path("data").path("intent").asString();
    Company.told(
        company
            .person("abe")
            .form("/transfers/" + intent + "/refuse", Map.of("reason", "Not this one")));
    JsonNode refused = bot.error("eth_sendTransaction", payment);
    assertThat(refused.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(refused.path("message").asString()).isEqualTo("Not this one");
  }

  @Test
  void aTransactionThatWasAskedForAsAnIntentIsThatIntent() {
    SoftMachine api = MachineCompany.machine(company, "api-bot", "amy", "request");
    ObjectNode intent =
        Json.object()
            .put("wallet", "hot")
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", "3.25")
            .put("destination", Company.SUPPLIER.toString())
            .put("purpose", "Invoice 118");
    JsonNode filed =
        Visitor.told(api.post("/api/v1/intents", intent, "Idempotency-Key", "invoice-118"));
    String page = "/transfers/" + filed.path("id").asString();
    JsonNode held = rpc(api, "hot", "eth_sendTransaction", ether("3.25")).path("error");
    assertThat(held.path("data").path("intent")).isEqualTo(filed.path("id"));
    // Another machine's request is another.
    JsonNode others = bot.error("eth_sendTransaction", ether("3.25"));
    assertThat(others.path("data").path("intent")).isNotEqualTo(filed.path("id"));
    BigInteger paid =
        paid(() -> {
          Company.told(company.approve("abe", page));
          company.await(page, "confirmed");
          JsonNode hash = rpc(api, "hot", "eth_sendTransaction", ether("3.25")).path("result");
          assertThat(mined(hash).path("status").asString()).isEqualTo("0x1");
        });
    assertThat(paid).isEqualTo(new BigInteger("3250000000000000000"));
  }

  private static JsonNode rpc(SoftMachine machine, String wallet, String method, JsonNode param) {
    return Visitor.told(machine.post("/api/v1/rpc/" + wallet, Bot.request(1, method, param)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from | 0x00000000000000000000000000000000000ca11e | is for the account",
        "chainId | 0x1 | is for chain 1",
        "value | lots | is not a whole number",
        "to | 0x12 | The field \"to\"",
        "vlaue | 0x1 | has a field \"vlaue\"",
        "authorizationList | [] | has a field",
        "maxPriorityFeePerGas | 0xffffffffffffffff | above its maxFeePerGas"
      })
  void saysWhatIsWrongInATransaction(String field, String value, String because) {
    ObjectNode payment = ether("0.1").put("maxFeePerGas", "0x77359400").put(field, value);
    JsonNode error = bot.error("eth_sendTransaction", payment);
    assertThat(error.path("code").asInt()).as(error.toString()).isEqualTo(BAD_PARAMS);
    assertThat(error.path("message").asString()).contains(because);
  }

  @Test
  void refusesWhatNoIntentCanAskFor() {
    ObjectNode call =
        Json.object()
            .put("to", coin.toHex())
            .put(
                "data", Anvil.data("mint(address,uint256)", company.key(), BigInteger.ONE).toHex());
    JsonNode error = bot.error("eth_sendTransaction", call);
    assertThat(error.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(error.path("message").asString()).contains("No intent can ask for this");
    JsonNode creation = bot.error("eth_sendTransaction", Json.object().put("data", "0x60006000f3"));
    assertThat(creation.path("code").asInt()).isIn(REFUSED, BAD_PARAMS);
  }

  @Test
  void givesTheNonceItself() {
    JsonNode next =
        bot.result(
            "eth_getTransactionCount",
            RpcValues.text(company.key().toHex()),
            RpcValues.text("pending"));
    BigInteger number = new BigInteger(next.asString().substring(2), 16);
    ObjectNode far = ether("0.03").put("nonce", RpcValues.hex(number.add(BigInteger.TEN)));
    JsonNode refused = bot.error("eth_sendTransaction", far);
    assertThat(refused.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(refused.path("message").asString()).contains("the next one, " + number);
    JsonNode hash =
        bot.result("eth_sendTransaction", ether("0.03").put("nonce", RpcValues.hex(number)));
    assertThat(bot.result("eth_getTransactionByHash", hash).path("nonce").asString())
        .isEqualTo(RpcValues.hex(number));
    JsonNode same =
        bot.error("eth_sendTransaction", ether("0.04").put("nonce", RpcValues.hex(number)));
    assertThat(same.path("code").asInt()).isEqualTo(REFUSED);
  }

  @Test
  void signsWithoutSendingWhereThatIsAskedFor() {
    BigInteger paid =
        paid(() -> {
          JsonNode raw = bot.result("eth_signTransaction", ether("0.06"));
          assertThat(raw.asString()).startsWith("0x02");
          assertThat(bot.result("eth_signTransaction", ether("0.06"))).isEqualTo(raw);
          String hash = Keccak256.hash(Bytes.fromHex(raw.asString())).toHex();
          assertThat(bot.result("eth_getTransactionByHash", RpcValues.text(hash)).isNull())
              .isTrue();
          JsonNode sent = bot.result("eth_sendRawTransaction", raw);
          assertThat(sent.asString()).isEqualTo(hash);
          mined(sent);
        });
    assertThat(paid).isEqualTo(new BigInteger("60000000000000000"));
  }

  @Test
  void manyAtTheSameTimeGetANonceEachAndTheSameOneIsOne() throws Exception {
    List<Future<JsonNode>> different = new ArrayList<>();
    List<Future<JsonNode>> same = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 10; i++) {
        String key = "at once " + i;
        different.add(
            threads.submit(
                () -> bot.resultInTheEnd("eth_sendTransaction", ether("0.07"), beside(key))));
        same.add(threads.submit(() -> bot.resultInTheEnd("eth_sendTransaction", ether("0.08"))));
      }
    }
    Set<String> hashes = new HashSet<>();
    Set<String> nonces = new HashSet<>();
    for (Future<JsonNode> one : different) {
      assertThat(mined(one.get()).path("status").asString()).isEqualTo("0x1");
      hashes.add(one.get().asString());
      nonces.add(bot.result("eth_getTransactionByHash", one.get()).path("nonce").asString());
    }
    assertThat(hashes).hasSize(10);
    assertThat(nonces).hasSize(10);
    hashes.clear();
    for (Future<JsonNode> one : same) {
      hashes.add(one.get().asString());
    }
    assertThat(hashes).hasSize(1);
  }

  private String signIn(String site, Instant at) {
    return site
        + " wants you to sign in with your Ethereum account:\n"
        + company.key()
        + "\n\n\nURI: https://"
        + site
        + "/login\nVersion: 1\nChain ID: 31337\nNonce: 32891756\nIssued At: "
        + at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static JsonNode hex(String text) {
    return RpcValues.text(Bytes.of(text.getBytes(StandardCharsets.UTF_8)).toHex());
  }

  private JsonNode own() {
    return RpcValues.text(company.key().toHex());
  }

  @Test
  void signsASignInToAKnownSite() {
    String message = signIn("app.example.com", Instant.now());
    JsonNode signature = bot.result("personal_sign", hex(message), own());
    Bytes digest =
        Keccak256.hash(MessageReader.preimage(Bytes.of(message.getBytes(StandardCharsets.UTF_8))));
    assertThat(Signature65.of(Bytes.fromHex(signature.asString())).signer(digest).orElseThrow())
        .isEqualTo(company.key());
    JsonNode elsewhere =
        bot.error("personal_sign", hex(signIn("evil.example.com", Instant.now())), own());
    assertThat(elsewhere.path("code").asInt()).isIn(HELD, REFUSED);
    assertThat(elsewhere.path("data").path("findings").toString()).contains("siwe-domain-unknown");
  }

  @Test
  void signsNoOtherMessage() {
    JsonNode error = bot.error("personal_sign", hex("I owe you a house"), own());
    assertThat(error.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(error.path("data").path("findings").toString()).contains("unread-message");
    JsonNode hash = bot.error("personal_sign", RpcValues.text("0x" + "ab".repeat(32)), own());
    assertThat(hash.path("data").path("findings").toString()).contains("message-looks-like-hash");
    assertThat(
            bot.error("personal_sign", hex("hello"), RpcValues.text(router.toHex()))
                .path("code")
                .asInt())
        .isEqualTo(BAD_PARAMS);
  }

  private ObjectNode permit(Address spender, String value) {
    ObjectNode typed =
        (ObjectNode)
            Json.parse(
                """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"},
                  {"name": "chainId", "type": "uint256"},
                  {"name": "verifyingContract", "type": "address"}],
                  "Permit": [{"name": "owner", "type": "address"},
                  {"name": "spender", "type": "address"}, {"name": "value", "type": "uint256"},
                  {"name": "nonce", "type": "uint256"}, {"name": "deadline", "type": "uint256"}]},
                 "primaryType": "Permit",
                 "domain": {"name": "Coin", "chainId": 31337},
                 "message": {"nonce": "0"}}
                """,
                "The permit");
    ((ObjectNode) typed.path("domain")).put("verifyingContract", coin.toHex());
    ((ObjectNode) typed.path("message"))
        .put("owner", company.key().toHex())
        .put("spender", spender.toHex())
        .put("value", value)
        .put("deadline", Long.toString(Instant.now().plusSeconds(600).getEpochSecond()));
    return typed;
  }

  @Test
  void signsAPermitAsTheApprovalThatItIs() {
    ObjectNode permit = permit(router, "5");
    JsonNode signature = bot.result("eth_signTypedData_v4", own(), permit);
    assertThat(signature.asString()).hasSize(2 + 130);
    assertThat(bot.result("eth_signTypedData_v4", own(), RpcValues.text(Json.compact(permit))))
        .isEqualTo(signature);
    JsonNode stranger =
        bot.error("eth_signTypedData_v4", own(), permit(MachineCompany.STRANGER, "5"));
    assertThat(stranger.path("code").asInt()).isEqualTo(REFUSED);
    // Its number 0 is the token's; the wallet's own first nonce is not used up by it.
    assertThat(mined(bot.result("eth_sendTransaction", ether("0.09"))).path("status").asString())
        .isEqualTo("0x1");
  }

  @Test
  void signsNoOtherTypedData() {
    ObjectNode mail =
        (ObjectNode)
            Json.parse(
                """
                {"types": {"EIP712Domain": [{"name": "name", "type": "string"}],
                  "Mail": [{"name": "contents", "type": "string"}]},
                 "primaryType": "Mail", "domain": {"name": "M"}, "message": {"contents": "Hi"}}
                """,
                "The mail");
    JsonNode error = bot.error("eth_signTypedData_v4", own(), mail);
    assertThat(error.path("code").asInt()).isEqualTo(REFUSED);
    assertThat(error.path("data").path("findings").toString()).contains("unread-typed-data");
  }

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
