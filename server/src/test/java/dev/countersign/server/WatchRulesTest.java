package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import dev.countersign.watch.rule.document.RulesFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The rules over what moves by page and API. */
class WatchRulesTest {
  private static final String PATH = "/api/v1/watch/rules";
  private static final String RULES =
      """
      watch: 1
      name: Ours
      rules:
        - name: whatever leaves
          when: { direction: out }
          sentence: "{wallet} paid {amount}."
      """;

  @Test
  void rulesAreKeptWholeOrNotAtAll(@TempDir Path folder) {
    try (Server server = Running.on(folder.resolve("data"))) {
      Visitor ada = People.founder(server);
      JsonNode shipped = json(ada.get(PATH));
      assertThat(shipped.path("shipped").asBoolean()).isTrue();
      assertThat(shipped.path("rules").size())
          .isEqualTo(RulesFile.read(RulesFile.shipped()).rules().size());

      HttpResponse<String> refused = put(ada, RULES + "colour: red\n");
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      JsonNode mistake = Json.parse(refused.body(), "It").path("mistakes").get(0);
      assertThat(mistake.path("line").asInt()).isEqualTo(7);
      assertThat(mistake.path("column").asInt()).isEqualTo(1);
      assertThat(mistake.path("sentence").asString()).contains("colour");
      assertThat(json(ada.get(PATH)).path("shipped").asBoolean()).isTrue();
      assertThat(ada.form("/watch/rules", Map.of("document", "watch: 2")).statusCode())
          .isEqualTo(422);

      JsonNode tried = json(ada.postJson(PATH + "/try", Json.object().put("document", RULES)));
      assertThat(tried.path("movements").asInt()).isZero();
      assertThat(tried.path("rules").get(0).path("alerts").asInt(-1)).isZero();
      assertThat(json(ada.get(PATH)).path("shipped").asBoolean()).isTrue();

      JsonNode kept = json(put(ada, RULES));
      assertThat(kept.path("shipped").asBoolean(true)).isFalse();
      assertThat(kept.path("document").asString()).isEqualTo(RULES);
      assertThat(kept.path("keptBy").asString()).startsWith("person/");
      assertThat(ada.get("/watch/rules").body()).contains("In force: Ours", "by Ada");
      assertThat(ada.get("/journal?kind=watch-rules-set").body())
          .contains(kept.path("digest").asString());
    }
  }

  private static HttpResponse<String> put(Visitor who, String document) {
    return who.exchange(
        who.request(PATH)
            .method(
                "PUT",
                BodyPublishers.ofString(Json.compact(Json.object().put("document", document))))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("DPoP", who.proof("PUT", PATH)));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body(), "It");
  }
}
