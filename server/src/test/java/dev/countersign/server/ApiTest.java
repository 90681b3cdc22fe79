package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.catalogue.Catalogue;
import dev.countersign.server.check.Question;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.route.Route;
import dev.countersign.server.route.Routes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final String CHECKS = "/api/v1/checks";
  private static final String SIGNED = WorkedExample.SIGNED.text();
  private static final String SHOWN = WorkedExample.SHOWN.text();

  private Server server;
  private Client client;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = Running.on(folder);
    client = new Client(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void deniesTheTransactionThatBybitSigned() {
    HttpResponse<String> response = client.post(CHECKS, SIGNED);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    JsonNode report = json(response);
    assertThat(report.get("verdict").stringValue()).isEqualTo("deny");
    assertThat(report.get("safeTxHash").stringValue())
        .isEqualTo("0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8");
    assertThat(codes(report)).contains("unknown-delegatecall");
  }

  @Test
  void looksAnAnswerUpWhereItSaidItWouldBe() {
    HttpResponse<String> given = client.post(CHECKS, SIGNED);
    String permalink = given.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> found = client.get(permalink);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).isEqualTo(given.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "x/y"})
  void takesAPayloadWhateverItsTypeIsSaidToBe(String type) {
    HttpResponse<String> response = client.post(CHECKS, SIGNED, "Content-Type", type);
    assertThat(response.statusCode()).isEqualTo(201);
  }

  @Test
  void comparesWithTheIntentInTheEnvelope() {
    String intent =
        "{\"action\":\"transfer\",\"asset\":\"native\",\"amount\":\"30000\",\"destination\":"
            + "\"0x88a1493366D48225fc3cEFbdae9eBb23E323Ade3\"}";
    JsonNode equal =
        json(client.post(CHECKS, "{\"payload\":" + SHOWN + ",\"intent\":" + intent + "}"));
    assertThat(codes(equal)).doesNotContain("intent-differs", "no-intent");
    String quoted = Json.compact(Json.object().textNode(intent.replace("30000", "30001")));
    JsonNode other =
        json(client.post(CHECKS, "{\"payload\":" + SHOWN + ",\"intent\":" + quoted + "}"));
    assertThat(codes(other)).contains("intent-differs");
  }

  @Test
  void tellsAnotherPayloadForANonceThatWasSeenBefore() {
    client.post(CHECKS, SIGNED);
    JsonNode other = json(client.post(CHECKS, SHOWN));
    assertThat(codes(other)).contains("nonce-reused");
    assertThat(codes(json(client.post(CHECKS, SHOWN)))).contains("nonce-reused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                 | There is no payload
          {                                                  | JSON
          {"a":1}                                            | no payload
          {"payload":""}                                     | There is no payload
          {"payload":"0x00","extra":1}                       | extra
          {"payload":"0x00","chain":"one"}                   | The chain id
          {"payload":"0x00","chain":-1}                      | The chain id
          {"payload":"0x00","wallet":"0x12"}                 | The wallet
          {"payload":"0x00","safeVersion":"9.9"}             | Safe version
          {"payload":"0x00","intent":{"action":"steal"}}     | intent
          """)
  void saysWhyItCannotReadAPayload(String body, String because) {
    HttpResponse<String> response = client.post(CHECKS, body);
    assertProblem(response, 422, "unreadable-payload");
    assertThat(json(response).get("detail").stringValue()).contains(because);
  }

  @ParameterizedTest
  @CsvSource({
    "?intent=%7B%7D, an intent goes into the body",
    "?chain=1&chain=2, twice",
    "?chain=%zz, percent",
    "?chain=2, chain"
  })
  void refusesWhatTheAddressSaysWrongly(String query, String because) throws IOException {
    String answer = client.raw("POST", CHECKS + query, SIGNED);
    assertThat(answer).startsWith("HTTP/1.1 422").contains("unreadable-payload", because);
  }

  @Test
  void refusesAPayloadPastFourMebibytesWhetherItsLengthIsSaidOrNot() {
    byte[] large = new byte[Question.MOST_BYTES + 1];
    assertProblem(client.post(CHECKS, BodyPublishers.ofByteArray(large)), 413, "payload-too-large");
    assertProblem(
        client.post(CHECKS, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
        413,
        "payload-too-large");
  }

  @Test
  void readsAPayloadOfFourMebibytes() {
    String text = "a".repeat(Question.MOST_BYTES);
    HttpResponse<String> response = client.post(CHECKS, text);
    assertThat(response.statusCode()).isIn(201, 422);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, http://evil.example",
    "Origin, null"
  })
  void refusesRequestsOfOtherSitesPages(String header, String value) {
    assertThat(client.post(CHECKS, SIGNED, header, value).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:8420", ""})
  void refusesRequestsToAnotherHost(String host) throws IOException {
    String answer =
        client.raw(
            "GET /api/v1/findings HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("unknown-delegatecall");
  }

  @Test
  void answersProblemsForWhatIsNotThere() {
    assertProblem(client.get(CHECKS + "/no-id"), 404, "not-found");
    assertProblem(client.get(CHECKS + "/00000000-0000-0000-0000-000000000000"), 404, "not-found");
    assertProblem(client.get("/api/v1/nothing"), 404, "not-found");
    assertProblem(client.get("/api"), 404, "not-found");
    assertProblem(client.get(CHECKS), 405, "method-not-allowed");
  }

  @Test
  void listsEveryFinding() {
    JsonNode findings = json(client.get("/api/v1/findings")).get("findings");
    assertThat(findings).hasSize(Catalogue.ALL.size());
    assertThat(findings.get(0).get("meaning").stringValue()).isNotBlank();
  }

  @Test
  void describesEachOfItsAddresses() {
    HttpResponse<String> description = client.get("/api/v1/openapi.yaml");
    assertThat(description.statusCode()).isEqualTo(200);
    assertThat(
            Pattern.compile("^  (/[^:]*):$", Pattern.MULTILINE)
                .matcher(description.body())
                .results()
                .map(path -> path.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Routes.ALL.stream()
                .map(Route::pattern)
                .filter(path -> path.startsWith("/api/v1/") && !path.contains("*"))
                .collect(Collectors.toSet()));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("type").stringValue()).isEqualTo("urn:countersign:problem:" + type);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").stringValue()).isNotBlank();
    assertThat(problem.get("detail").stringValue()).isNotBlank();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.parse(response.body(), "The answer");
  }

  private static List<String> codes(JsonNode report) {
    return report.get("findings").valueStream().map(f -> f.get("code").stringValue()).toList();
  }
}
