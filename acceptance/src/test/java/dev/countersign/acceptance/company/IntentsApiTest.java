package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a machine files by the API, from the request to the chain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntentsApiTest {
  private static final String INTENTS = "/api/v1/intents";

  private Company company;
  private SoftMachine bot;
  private SoftMachine other;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = MachineCompany.found(folder);
    bot = MachineCompany.machine(company, "payout-bot", "amy", "request");
    other = MachineCompany.machine(company, "price-bot", "amy", "request", "prices");
  }

  @AfterAll
  void close() {
    company.close();
  }

  private static ObjectNode payout(String amount) {
    return Json.object()
        .put("wallet", "hot")
        .put("action", "transfer")
        .put("asset", "ETH")
        .put("amount", amount)
        .put("destination", Company.SUPPLIER.toString())
        .put("purpose", "Payout run 7");
  }

  private HttpResponse<String> file(ObjectNode intent, String key) {
    return bot.post(INTENTS, intent, "Idempotency-Key", key);
  }

  private JsonNode filed(ObjectNode intent) {
    HttpResponse<String> answer = file(intent, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.parse(answer.body(), "It");
  }

  private static String page(JsonNode intent) {
    return "/transfers/" + intent.path("id").asString();
  }

  private JsonNode look(JsonNode intent) {
    return Visitor.told(bot.get(INTENTS + "/" + intent.path("id").asString()));
  }

  @Test
  void paysWhatThePolicyAllowsAMachineAtOnceAndOnlyOnce() {
    BigInteger before = company.anvil().balance(Company.SUPPLIER);
    ObjectNode payout = payout("0.25").put("reference", "once");
    HttpResponse<String> first = file(payout, "payout-7-once");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    JsonNode intent = Json.parse(first.body(), "It");
    assertThat(first.headers().firstValue("Location"))
        .contains(INTENTS + "/" + intent.path("id").asString());
    assertThat(intent.path("verdict").asString()).isEqualTo("allow");
    HttpResponse<String> again = file(payout, "payout-7-once");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(Json.parse(again.body(), "It").path("id")).isEqualTo(intent.path("id"));
    HttpResponse<String> otherwise = file(payout("0.26").put("reference", "once"), "payout-7-once");
    assertThat(otherwise.statusCode()).isEqualTo(422);
    assertThat(otherwise.body()).contains("idempotency-key-reused");
    company.await(page(intent), "confirmed");
    assertThat(company.anvil().balance(Company.SUPPLIER).subtract(before))
        .isEqualTo(Anvil.ETHER.divide(BigInteger.valueOf(4)));
    JsonNode after = look(intent);
    assertThat(after.path("state").asString()).isEqualTo("confirmed");
    assertThat(after.path("transactions").get(0).path("succeeded").asBoolean()).isTrue();
    assertThat(after.path("countersignature").path("signature").asString()).startsWith("0x");
    assertThat(after.path("requesterName").asString()).isEqualTo("the machine payout-bot");
    assertThat(company.page(page(intent))).contains("asked by the machine payout-bot");
  }

  @Test
  void whoeverAnswersForAMachineCannotApproveWhatItAsksFor() {
    JsonNode intent = filed(payout("3"));
    assertThat(intent.path("state").asString()).isEqualTo("waiting");
    assertThat(intent.path("findings").toString()).contains("policy-approvals-missing");
    assertThat(Company.refused(company.approve("amy", page(intent))))
        .contains("Whoever asked for a transfer cannot approve it");
    Company.told(company.approve("abe", page(intent)));
    company.await(page(intent), "confirmed");
    JsonNode after = look(intent);
    assertThat(after.path("approvals").get(0).path("name").asString()).isEqualTo("abe Example");
  }

  @Test
  void whoeverAnswersForAMachineAnswersWhyAndTakesBack() {
    JsonNode intent = filed(payout("3.5"));
    Company.told(company.person("abe").form(page(intent) + "/wait", Map.of()));
    assertThat(look(intent).path("findings").toString()).contains("question-open");
    String question =
        Company.group(
            company.person("amy").get(page(intent)).body(), "questions/([0-9a-f-]{36})/answer");
    Company.told(
        company
            .person("amy")
            .form(
                page(intent) + "/questions/" + question + "/answer",
                Map.of("answer", "The run of March")));
    Company.told(
        company.person("amy").form(page(intent) + "/withdraw", Map.of("reason", "Not this month")));
    assertThat(look(intent).path("state").asString()).isEqualTo("withdrawn");
  }

  @Test
  void isTakenBackByTheMachineAndByNoOther() {
    JsonNode intent = filed(payout("4"));
    String at = INTENTS + "/" + intent.path("id").asString();
    assertThat(other.get(at).statusCode()).isEqualTo(404);
    assertThat(other.post(at + "/withdraw", Json.object()).statusCode()).isEqualTo(404);
    JsonNode back =
        Visitor.told(bot.post(at + "/withdraw", Json.object().put("reason", "Paid elsewhere")));
    assertThat(back.path("state").asString()).isEqualTo("withdrawn");
    assertThat(back.path("reason").asString()).isEqualTo("Paid elsewhere");
  }

  @Test
  void takesAnotherPayloadOnlyIfItIsWhatWasAskedFor() {
    JsonNode intent = filed(payout("5"));
    String at = INTENTS + "/" + intent.path("id").asString() + "/payload";
    ObjectNode payload =
        Json.object()
            .put("type", "0x2")
            .put("from", company.key().toHex())
            .put("chainId", "0x7a69")
            .put("nonce", "0x3e8")
            .put("maxPriorityFeePerGas", "0x3b9aca00")
            .put("maxFeePerGas", "0x77359400")
            .put("gas", "0x5208")
            .put("to", Company.SUPPLIER.toHex())
            .put("value", "0x4563918244f40000");
    JsonNode taken = Visitor.told(bot.post(at, Json.object().set("payload", payload)));
    assertThat(taken.path("payload").path("origin").asString()).isEqualTo("attached");
    assertThat(taken.path("payload").path("nonce").asString()).isEqualTo("1000");
    ObjectNode more = payload.deepCopy().put("value", "0x4563918244f40001");
    HttpResponse<String> refused = bot.post(at, Json.object().set("payload", more));
    assertThat(Company.refused(refused)).contains("The payload is refused");
    Visitor.told(
        bot.post(INTENTS + "/" + intent.path("id").asString() + "/withdraw", Json.object()));
  }

  @Test
  void takesConfirmationsOfTheSafesOwners() {
    ObjectNode payout = payout("2").put("wallet", "treasury");
    JsonNode intent = filed(payout);
    Company.told(company.approve("abe", page(intent)));
    assertThat(look(intent).path("owners").path("missing").asInt()).isEqualTo(2);
    Bytes digest = Bytes.fromHex(look(intent).path("payload").path("digest").asString());
    String at = INTENTS + "/" + intent.path("id").asString() + "/confirmations";
    Bytes signature = company.owners().get(0).sign(digest).bytes();
    JsonNode after = Visitor.told(bot.post(at, Json.object().put("signatures", signature.toHex())));
    assertThat(after.path("owners").path("missing").asInt()).isEqualTo(1);
    assertThat(after.path("owners").path("signed")).hasSize(2);
    HttpResponse<String> bad =
        bot.post(at, Json.object().put("signatures", "0x" + "11".repeat(65)));
    assertThat(bad.statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wallet | cold | There is no wallet of this label",
        "destination | 0x12 | The field \"destination\"",
        "amount | a lot | is not a decimal number",
        "purpose | '' | says no purpose",
        "hours | 721 | 30 days at most",
        "chain | 1 | has a field \"chain\"",
        "action | steal | The action of the intent is none"
      })
  void saysWhyItCannotBeFiled(String field, String value, String because) {
    ObjectNode intent = payout("1");
    if (field.equals("hours")) {
      intent.put(field, Integer.parseInt(value));
    } else {
      intent.put(field, value);
    }
    assertThat(Company.refused(file(intent, UUID.randomUUID().toString()))).contains(because);
  }

  @Test
  void needsAKeyOfItsOwnForEachRequest() {
    HttpResponse<String> none = bot.post(INTENTS, payout("1"));
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("idempotency-key-missing");
  }

  @Test
  void listsWhatAMachineAskedForPageByPage() {
    for (int i = 0; i < 3; i++) {
      JsonNode intent = filed(payout("6").put("reference", "page " + i));
      Visitor.told(
          bot.post(INTENTS + "/" + intent.path("id").asString() + "/withdraw", Json.object()));
    }
    Set<String> seen = new HashSet<>();
    String next = INTENTS + "?state=withdrawn&limit=2";
    int pages = 0;
    while (!next.isEmpty()) {
      JsonNode page = Visitor.told(bot.get(next));
      for (JsonNode one : page.path("intents")) {
        assertThat(one.path("state").asString()).isEqualTo("withdrawn");
        assertThat(seen.add(one.path("id").asString())).isTrue();
      }
      pages++;
      next = page.path("next").asString("");
    }
    assertThat(pages).isGreaterThan(1);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
    JsonNode others = Visitor.told(other.get(INTENTS));
    assertThat(others.path("intents")).isEmpty();
    JsonNode everybodys = Visitor.told(company.person("otto").get(INTENTS + "?limit=200"));
    assertThat(everybodys.path("intents").size()).isGreaterThanOrEqualTo(seen.size());
    assertThat(bot.get(INTENTS + "?state=lost").statusCode()).isEqualTo(422);
    assertThat(bot.get(INTENTS + "?limit=0").statusCode()).isEqualTo(422);
  }

  @Test
  void payoutsAtTheSameTimeGetANonceEach() throws Exception {
    List<Future<JsonNode>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 12; i++) {
        ObjectNode payout = payout("0.01").put("reference", "at once " + i);
        asked.add(threads.submit(() -> filed(payout)));
      }
    }
    Set<String> transactions = new HashSet<>();
    for (Future<JsonNode> one : asked) {
      company.await(page(one.get()), "confirmed");
      transactions.add(look(one.get()).path("transactions").get(0).path("hash").asString());
    }
    assertThat(transactions).hasSize(12);
  }

  /** What waits and ends leaves its nonce to the next; what is allowed goes past what waits. */
  @Test
  void whatWaitsDoesNotBlockWhatMayGo() {
    JsonNode waits = filed(payout("7"));
    JsonNode goes = filed(payout("0.02"));
    company.await(page(goes), "confirmed");
    assertThat(company.state(page(waits))).isEqualTo("waiting");
    // Once somebody approved it, its nonce is its own; here it was overtaken, and got another.
    company.awaitDigestOf(page(waits));
    Company.told(company.approve("abe", page(waits)));
    company.await(page(waits), "confirmed");
  }

  @Test
  void peopleReadWalletsAndMachinesToo() {
    for (JsonNode wallets :
        List.of(
            Visitor.told(bot.get("/api/v1/wallets")),
            Visitor.told(company.person("otto").get("/api/v1/wallets")))) {
      assertThat(wallets.path("wallets").valueStream().map(one -> one.path("label").asString()))
          .contains("hot", "treasury");
    }
    assertThat(company.person("rea").postJson(INTENTS, payout("1")).statusCode()).isEqualTo(403);
  }

  @Test
  void takesPricesAllOrNone() {
    ObjectNode said = Json.object();
    said.putArray("prices").addObject().put("asset", "31337/native").put("currency", "USD");
    ((ObjectNode) said.path("prices").get(0))
        .put("price", "2011.35")
        .put("at", Instant.now().toString());
    assertThat(other.send("PUT", "/api/v1/prices", Json.compact(said)).statusCode()).isEqualTo(204);
    assertThat(company.journal()).contains("prices-said", "2011.35");
    assertThat(bot.send("PUT", "/api/v1/prices", Json.compact(said)).statusCode()).isEqualTo(403);
    ((ArrayNode) said.path("prices"))
        .addObject()
        .put("asset", "31337/native")
        .put("currency", "EUR")
        .put("price", "-1");
    assertThat(Company.refused(other.send("PUT", "/api/v1/prices", Json.compact(said))))
        .contains("no decimal number");
    ((ObjectNode) said.path("prices").get(1))
        .put("price", "1")
        .put("at", Instant.now().plusSeconds(600).toString());
    assertThat(Company.refused(other.send("PUT", "/api/v1/prices", Json.compact(said))))
        .contains("in the future");
  }
}
