package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Laundering;
import dev.countersign.trace.report.DossierJson;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Traces over the API and through the console's forms, on the example that is shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {
  private static final String THIEF = "0x7a1e0000000000000000000000000000000000f1";

  private Path data;
  private Server server;
  private Client client;
  private JsonNode done;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    server = Running.on(folder);
    client = new Client(server);
    done = ended(ask(asked()));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void followsTheExampleAndAccountsForAllOfIt() {
    assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("found").path("totals").path("mixer").asString())
        .isEqualTo("1000000000000000000000");
    JsonNode result = json(client.get(done.path("result").asString()));
    assertThat(DossierJson.read(result).stolen().toString())
        .isEqualTo(done.path("found").path("stolen").asString());
    assertThat(result.path("inputs")).hasSize(3);
    assertThat(result.path("labelInputs").get(0).path("sha256").asString())
        .isEqualTo("1b6b7e9a26ca2a74b33985c43a06f045031b3f51cffc177cc105bf924aa65218");
  }

  @Test
  void writesDownWhoAskedAndFromWhichFiles() {
    String journal = client.get("/journal/export").body();
    String subject = "\"subject\":\"trace/" + done.path("id").asString() + "\"";
    List<String> entries = journal.lines().filter(line -> line.contains(subject)).toList();
    assertThat(entries).hasSize(2);
    assertThat(entries.getFirst()).contains("trace-asked", "\"by\":\"person/", THIEF);
    assertThat(entries.getLast())
        .contains("trace-ended", "\"state\":\"done\"", "\"resultSha256\":\"", "countersign ")
        .contains("1b6b7e9a26ca2a74b33985c43a06f045031b3f51cffc177cc105bf924aa65218");
  }

  @Test
  void tellsWhatCannotBeFollowedInASentence() {
    JsonNode failed = ended(ask(asked().put("from", "0x" + "00".repeat(19) + "09")));
    assertThat(failed.path("state").asString()).isEqualTo("failed");
    assertThat(failed.path("sentence").asString()).contains("The ledger has no transaction of 0x");
    HttpResponse<String> result =
        client.get("/api/v1/traces/" + failed.path("id").asString() + "/result");
    assertThat(result.statusCode()).isEqualTo(409);
    assertThat(result.body()).contains("urn:countersign:problem:no-result");
    assertThat(client.get("/traces/" + failed.path("id").asString()).body())
        .contains("There is no result", "The ledger has no transaction of 0x");
  }

  @ParameterizedTest
  @CsvSource({
    "ledger, ../../etc, There is no ledger named",
    "ledger, /etc, There is no ledger named",
    "ledger, '', There is no ledger named",
    "from, 0x12, neither an address",
    "method, guess, expected one of",
    "until, '', is empty",
    "nonsense, 1, the right ones are"
  })
  void refusesWhatNoLedgerCouldAnswerAtOnce(String field, String value, String sentence) {
    HttpResponse<String> refused = post(asked().put(field, value));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains(sentence);
  }

  @Test
  void takesALedgerInAndFollowsThroughIt() throws Exception {
    String path = "/traces/files/ledgers/mine/transactions.csv";
    byte[] file = Files.readAllBytes(data.resolve("ledgers/example/transactions.csv"));
    assertThat(client.post(path, BodyPublishers.ofByteArray(file)).statusCode()).isEqualTo(200);
    assertThat(Files.readAllBytes(data.resolve("ledgers/mine/transactions.csv"))).isEqualTo(file);
    HttpResponse<String> again = client.post(path, BodyPublishers.ofByteArray(new byte[] {1}));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("never replaced");
    JsonNode ended = ended(ask(asked().put("ledger", "mine")));
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
  }

  @Test
  void followsBitcoinByOutputs() {
    String a = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
    String b = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    String made = "a1".repeat(32);
    String row =
        "{\"hash\":\"%s\",\"block_number\":%d,\"inputs\":[%s],\"outputs\":[{\"value\":%d,"
            + "\"addresses\":[\"%s\"]}]}\n";
    String spent =
        "{\"spent_transaction_hash\":\"" + made + "\",\"spent_output_index\":0,\"value\":5000}";
    String rows =
        row.formatted(made, 1, "", 5000, a) + row.formatted("b2".repeat(32), 2, spent, 4900, b);
    client.post("/traces/files/ledgers/coins/transactions.json", rows);
    ObjectNode asked = Json.object().put("ledger", "coins").put("from", a);
    asked.putArray("labels");
    JsonNode ended = ended(ask(asked));
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
    JsonNode result = json(client.get(ended.path("result").asString()));
    assertThat(result.path("resting").get(0).path("address").asString()).isEqualTo(b);
    assertThat(result.path("totals").path("held").asString()).isEqualTo("4900");
    String at = "/traces/" + ended.path("id").asString();
    assertThat(client.get(at + "/report.pdf").body()).startsWith("%PDF-");
    assertThat(client.get(at).body()).contains("0.000049 BTC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/traces/files/ledgers/example/more.csv",
        "/traces/files/ledgers/new/more.txt",
        "/traces/files/ledgers/UPPER/more.csv",
        "/traces/files/ledgers/new/.csv",
        "/traces/files/elsewhere/new/more.csv"
      })
  void takesNothingInThatHasNoPlace(String path) {
    HttpResponse<String> refused = client.post(path, "a,b\n");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(Files.exists(data.resolve("ledgers/new"))).isFalse();
  }

  @Test
  void givesTheReportAsFiles() {
    String at = "/traces/" + done.path("id").asString();
    HttpResponse<String> pdf = client.get(at + "/report.pdf");
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"trace-");
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(client.get(at + "/report.csv").body())
        .contains("about,command,", "Clayton's Case", "label_file,labels.csv");
    assertThat(client.get(at + "/steps.csv").body().lines().count())
        .isEqualTo(1L + json(client.get("/api/v1" + at + "/result")).path("flows").size());
  }

  @Test
  void opensTheTransactionsBehindANumber() {
    String at = "/traces/" + done.path("id").asString();
    String page = client.get(at + "/transactions?place=mixer").body();
    assertThat(page)
        .contains("together 1,000 ETH", "Example Mixer")
        .doesNotContain("Example Bridge");
    assertThat(client.get(at + "/transactions?account=" + THIEF).body()).doesNotContain("together");
    assertThat(client.get(at + "/accounts?words=example+bridge").body())
        .contains("1 account.", "605.1229 ETH");
    assertThat(client.get(at + "/way?to=" + THIEF).body()).contains("No stolen value came");
  }

  @Test
  void tellsWhatIsNoFactUnderHeadingsOfItsOwnAndLeavesItOutWhereAsked() throws IOException {
    Laundering.in(data, "noticed");
    ObjectNode asked = Json.object().put("ledger", "noticed").put("from", Laundering.THIEF);
    asked.putArray("labels").add("noticed");
    String at = "/traces/" + ended(ask(asked)).path("id").asString();
    String page = client.get(at + "/noticed").body();
    assertThat(page)
        .contains("Reasons to look, and no facts")
        .contains("What accounts seem to be", "seems to be a deposit address of")
        .contains("sends all that it gets to " + Laundering.SERVICE)
        .contains("Deposit addresses that seem to be of one service", "at 3 addresses")
        .contains("What launderers do", "Split")
        .contains(
            "Leads behind mixers",
            "no probability",
            Laundering.THIEF + " both put in and took out");
    assertThat(client.get(at).body())
        .contains("3 accounts that seem to be a service", "Each with its reason");
    JsonNode result = json(client.get("/api/v1" + at + "/result"));
    assertThat(result.path("deposits").get(0).path("addresses")).hasSize(3);
    assertThat(result.path("deposits").get(0).path("value").asString())
        .isEqualTo("60000000000000000000");

    asked.putArray("without").add("leads").add("clusters");
    at = "/traces/" + ended(ask(asked)).path("id").asString();
    assertThat(client.get(at + "/noticed").body())
        .contains("What accounts seem to be")
        .doesNotContain("Leads behind mixers", "Deposit addresses that seem");
    asked.put("infer", false).remove("without");
    at = "/traces/" + ended(ask(asked)).path("id").asString();
    assertThat(client.get(at + "/noticed").body())
        .contains("What launderers do")
        .doesNotContain("What accounts seem to be", "Leads behind mixers");
    assertThat(client.get(at).body()).contains("--no-inference");
  }

  @Test
  void asksAgainWithTheSameWords() {
    ObjectNode asked = asked().put("from", "0x" + "00".repeat(19) + "09").put("method", "lifo");
    asked.putArray("without").add("leads");
    String page = client.get("/traces/" + ended(ask(asked)).path("id").asString()).body();
    String again = People.group(page, "href=\"(/traces/new\\?[^\"]*)\"").replace("&amp;", "&");
    assertThat(client.get(again).body())
        .contains("value=\"" + asked.path("from").asString() + "\"")
        .contains("value=\"lifo\" checked", "name=\"without-leads\" checked")
        .contains("<option value=\"example\" selected");
  }

  @Test
  void stopsATraceThatWasAsked() {
    JsonNode again = ask(asked());
    String at = "/traces/" + again.path("id").asString();
    assertThat(client.post(at + "/stop", "").statusCode()).isEqualTo(200);
    assertThat(ended(again).path("state").asString()).isIn("stopped", "done");
  }

  private static ObjectNode asked() {
    ObjectNode asked = Json.object().put("ledger", "example").put("from", THIEF);
    asked.putArray("labels").add("example");
    return asked;
  }

  private HttpResponse<String> post(JsonNode body) {
    return client.post("/api/v1/traces", Json.compact(body), "Content-Type", "application/json");
  }

  private JsonNode ask(JsonNode body) {
    HttpResponse<String> taken = post(body);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return json(taken);
  }

  private JsonNode ended(JsonNode trace) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      JsonNode now = json(client.get("/api/v1/traces/" + trace.path("id").asString()));
      if (!List.of("waiting", "running").contains(now.path("state").asString())) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not end: " + now);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "The answer");
  }
}
