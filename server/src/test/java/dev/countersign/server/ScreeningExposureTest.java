package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From where value comes, and look-alikes of the company's own, on a server that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreeningExposureTest {
  /** Of the list that ships with the product. */
  private static final String THIEF = "0x51e9d833ecae4e8d9d8be17300aee6d3398c135d";

  private static final String BETWEEN = "0x" + "b2".repeat(20);
  private static final String HONEST = "0x" + "c3".repeat(20);
  private static final String ASKED = "0x" + "d4".repeat(20);
  private static final String CLEAN = "0x" + "e5".repeat(20);
  private static final String LAST = "0x" + "03".repeat(32);

  private Server server;
  private Founders founders;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = Running.on(folder);
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    String ledger =
        "hash,block_number,transaction_index,from_address,to_address,value,gas_price,"
            + "receipt_gas_used,receipt_status\n"
            + row(1, THIEF, BETWEEN, 300)
            + row(2, HONEST, BETWEEN, 100)
            + row(3, BETWEEN, ASKED, 400)
            + row(4, HONEST, ASKED, 600);
    HttpResponse<String> taken = ada().post("/traces/files/ledgers/mine/transactions.csv", ledger);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String row(int number, String from, String to, int value) {
    String hash = "0x" + "0%d".formatted(number).repeat(32);
    return "%s,%d,0,%s,%s,%d,0,0,1%n".formatted(hash, number, from, to, value);
  }

  private Visitor ada() {
    return founders.ada();
  }

  private HttpResponse<String> ask(List<String> addresses, String exposure) {
    ObjectNode body = Json.object();
    addresses.forEach(body.putArray("addresses")::add);
    if (!exposure.isEmpty()) {
      body.set("exposure", Json.parse(exposure, "It"));
    }
    return ada().post("/api/v1/screenings", Json.compact(body));
  }

  private JsonNode answer(String address, String exposure) {
    HttpResponse<String> answered = ask(List.of(address), exposure);
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
    return Json.parse(answered.body(), "The answer");
  }

  @Test
  void tellsTheSourceTheShareAndThePathAndKeepsThem() {
    assertThat(answer(ASKED, "").path("verdict").asString()).isEqualTo("allow");
    assertThat(answer(ASKED, "").has("exposure")).isFalse();
    HttpResponse<String> answered =
        ask(List.of(CLEAN, ASKED), "{\"ledger\":\"mine\",\"hops\":2,\"share\":\"0.1\"}");
    JsonNode answer = Json.parse(answered.body(), "The answer");
    assertThat(answer.path("verdict").asString()).as(answered.body()).isEqualTo("hold");
    assertThat(answer.path("answers").get(0).path("verdict").asString()).isEqualTo("allow");
    JsonNode finding = answer.path("answers").get(1).path("findings").get(0);
    assertThat(finding.path("code").asString()).isEqualTo("address-exposed");
    JsonNode evidence = finding.path("evidence");
    assertThat(evidence.path("source").asString()).isEqualTo(THIEF);
    assertThat(evidence.path("kind").asString()).isEqualTo("thief");
    assertThat(evidence.path("share").asString()).isEqualTo("0.3");
    assertThat(evidence.path("hops").asString()).isEqualTo("2");
    assertThat(evidence.path("path").asString())
        .startsWith(THIEF + " -> " + BETWEEN + " (0x0101")
        .endsWith(" -> " + ASKED + " (" + LAST + ")");
    JsonNode asked = answer.path("exposure");
    assertThat(asked.path("ledger").asString()).isEqualTo("mine");
    assertThat(asked.path("sources").asInt()).isEqualTo(1);
    assertThat(asked.path("files").get(0).path("sha256").asString()).hasSize(64);
    String place = answered.headers().firstValue("Location").orElseThrow();
    assertThat(Json.compact(Json.parse(ada().get(place).body(), "It")))
        .isEqualTo(Json.compact(answer));
    String page = ada().get("/screening/" + answer.path("id").asString()).body();
    assertThat(page)
        .contains("30 % of what it got", "through the ledger mine", "over 2 hops")
        .containsSubsequence(
            "<code>" + THIEF, "<code>" + BETWEEN, "<code>" + ASKED, "<code>" + LAST);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, allow", "2, 0.3, hold", "2, 0.3001, allow", "100, 0, hold"})
  void looksNoFurtherThanHopsAndShare(String hops, String share, String verdict) {
    String exposure = "{\"ledger\":\"mine\",\"hops\":%s,\"share\":\"%s\"}".formatted(hops, share);
    assertThat(answer(ASKED, exposure).path("verdict").asString()).isEqualTo(verdict);
  }

  @Test
  void looksOverThreeHopsForAHundredthWhereNobodySaysOtherwise() {
    JsonNode exposure = answer(ASKED, "{\"ledger\":\"mine\"}").path("exposure");
    assertThat(exposure.path("hops").asInt()).isEqualTo(3);
    assertThat(exposure.path("share").asString()).isEqualTo("0.01");
    assertThat(exposure.path("chain").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'ledger':'no-such'}|There is no ledger named no-such on this server",
        "{'ledger':'../lists'}|There is no ledger named ../lists on this server",
        "{}|ledger",
        "{'ledger':'mine','hops':0}|The field \\\"hops\\\" is 0; expected 1 to 100",
        "{'ledger':'mine','hops':101}|The field \\\"hops\\\" is 101; expected 1 to 100",
        "{'ledger':'mine','hops':99999999999}|expected 1 to 100",
        "{'ledger':'mine','share':'1.1'}|The field \\\"share\\\" is 1.1; expected 0 to 1",
        "{'ledger':'mine','share':'1e9'}|The field \\\"share\\\" is no share; expected 0 to 1",
        "{'ledger':'mine','chain':0}|The field \\\"chain\\\" is 0",
        "{'ledger':'mine','hop':2}|hop",
        "[1]|exposure"
      })
  void saysInASentenceWhatIsWrong(String exposure, String sentence) {
    HttpResponse<String> refused = ask(List.of(ASKED), exposure.replace('\'', '"'));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(refused.body()).contains(sentence);
  }

  @Test
  void followsForAHundredAddressesAndNotOneMore() {
    List<String> many =
        java.util.stream.IntStream.range(0, 101).mapToObj("0x%040x"::formatted).toList();
    String exposure = "{\"ledger\":\"mine\"}";
    assertThat(ask(many.subList(0, 100), exposure).statusCode()).isEqualTo(201);
    HttpResponse<String> refused = ask(many, exposure);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("101 addresses", "expected 1 to 100");
  }

  @Test
  void aMisspeltFieldIsNotDropped() {
    HttpResponse<String> refused =
        ada()
            .post(
                "/api/v1/screenings",
                "{\"addresses\":[\"" + ASKED + "\"],\"exposures\":{\"ledger\":\"mine\"}}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("exposures");
  }

  @Test
  void theFormOffersLedgersAndAsks() {
    assertThat(ada().get("/screening").body())
        .contains("<option value=\"mine\">mine (1 files", "<option value=\"example\">");
    HttpResponse<String> asked =
        ada()
            .form(
                "/screening",
                Map.of(
                    "addresses", ASKED, "ledger", "mine", "hops", "2", "share", "", "chain", ""));
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
    String page = ada().get(asked.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page).contains("30 % of what it got", "<code>" + BETWEEN);
    HttpResponse<String> wrong =
        ada().form("/screening", Map.of("addresses", ASKED, "ledger", "mine", "hops", "x"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("hops");
    String plain =
        ada()
            .form("/screening", Map.of("addresses", ASKED, "ledger", "", "hops", "2"))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(ada().get(plain).body()).contains("Nothing is known against it");
  }

  @Test
  void holdsWhatLooksLikeAnEntryOfTheBookOnceItIsListed() {
    String known = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    String poison = "0x5aae" + "07".repeat(14) + "ef1beaed";
    assertThat(answer(poison, "").path("verdict").asString()).isEqualTo("allow");
    founders.change(
        "book-changed",
        Map.of(
            "file",
            "{\"addresses\":[{\"address\":\"%s\",\"kind\":\"counterparty\",\"label\":\"Supplier\"}]}"
                .formatted(known)));
    JsonNode answer = answer(poison, "");
    assertThat(answer.path("verdict").asString()).isEqualTo("hold");
    assertThat(answer.path("answers").get(0).path("findings").get(0).path("sentence").asString())
        .contains("begins and ends like", "Supplier, in the address book", "but is another");
    assertThat(answer(known, "").path("verdict").asString()).isEqualTo("allow");
    assertThat(ada().get("/screening/" + answer.path("id").asString()).body())
        .contains("Supplier, in the address book");
  }
}
