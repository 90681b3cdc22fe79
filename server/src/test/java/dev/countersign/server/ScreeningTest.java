package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Screening over the API and in the console, on a server that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreeningTest {
  private static final String THIEF = "0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D";
  private static final String NOBODY = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

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

  private HttpResponse<String> ask(ObjectNode body) {
    return client.post("/api/v1/screenings", BodyPublishers.ofString(Json.compact(body)));
  }

  private static ObjectNode asked(String... addresses) {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("addresses");
    for (String address : addresses) {
      all.add(address);
    }
    return body;
  }

  @Test
  void answersABatchAndKeepsTheAnswerWithTheListsVersions() {
    HttpResponse<String> answered = ask(asked(THIEF, NOBODY, "two words"));
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
    JsonNode answer = Json.parse(answered.body(), "The answer");
    assertThat(answer.path("verdict").asString()).isEqualTo("deny");
    assertThat(answer.path("answers").get(0).path("hits").get(0).path("date").asString())
        .isEqualTo("2025-02-26");
    assertThat(answer.path("answers").get(1).path("verdict").asString()).isEqualTo("allow");
    assertThat(answer.path("unreadable")).hasSize(1);
    assertThat(answer.path("lists").get(0).path("sha256").asString()).hasSize(64);
    String place = answered.headers().firstValue("Location").orElseThrow();
    assertThat(Json.compact(Json.parse(client.get(place).body(), "It")))
        .isEqualTo(Json.compact(answer));
    String id = answer.path("id").asString();
    assertThat(client.get("/screening/" + id).body()).contains("TraderTraitor", "Deny");
    assertThat(client.get("/screening").body()).contains("3 asked", "/screening/" + id);
  }

  @Test
  void answersTenThousandAtOnceAndNotOneMore() {
    ObjectNode many = Json.object();
    ArrayNode all = many.putArray("addresses");
    for (int i = 0; i < 10_000; i++) {
      all.add(String.format(Locale.ROOT, "0x%040x", 1_000_003L * i));
    }
    HttpResponse<String> answered = ask(many);
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
    assertThat(Json.parse(answered.body(), "It").path("answers")).hasSize(10_000);
    all.add(NOBODY);
    HttpResponse<String> refused = ask(many);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("expected 1 to 10,000");
  }

  @Test
  void saysInASentenceWhatIsWrong() {
    assertThat(ask(asked()).body()).contains("expected 1 to 10,000");
    assertThat(ask(Json.object()).body()).contains("is no list");
    assertThat(client.get("/api/v1/screenings/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
  }

  @Test
  void tellsTheListsAndWhichAreNotAsked() {
    JsonNode lists = Json.parse(client.get("/api/v1/screening-lists").body(), "The lists");
    assertThat(lists.path("addresses").asInt()).isEqualTo(51);
    assertThat(lists.path("lists").get(0).path("published").asString()).isEqualTo("2025-02-26");
    assertThat(lists.path("notAsked")).hasSize(4);
  }
}
