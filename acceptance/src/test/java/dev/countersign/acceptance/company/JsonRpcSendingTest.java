package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot asks to be sent: held, refused, or sent once. */
class JsonRpcSendingTest extends JsonRpcCompany {
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
}
