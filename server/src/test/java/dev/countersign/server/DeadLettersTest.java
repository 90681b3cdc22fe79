package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Raising;
import dev.countersign.topic.FindingForm;
import dev.countersign.visit.Visitor;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.finding.WatchFinding;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Findings that could not be read, through the whole server: shown, tried again, set aside. */
class DeadLettersTest {
  private static final String PAGE = "/incidents/dead-letters";
  private static final String API = "/api/v1/dead-letters";

  private static byte[] finding(String sentence) {
    WatchFinding code = WatchFinding.RULE_MATCHED;
    return FindingForm.write(
        new Alert(
            code,
            code.severity(),
            "chain/1",
            "rule/big",
            "big",
            sentence,
            Map.of("rule", "big"),
            Optional.empty(),
            Instant.ofEpochSecond(1_772_000_000)));
  }

  @Test
  void theyAreShownTriedAgainAndSetAsideByThoseWhoMay(@TempDir Path folder) {
    try (Raising raising = Raising.in(() -> Running.on(folder))) {
      Visitor ada = People.founder(raising.server());
      Visitor ben = AlertsTest.security(raising.server(), ada);
      assertThat(ben.get(PAGE).body()).contains("was ever given a topic of findings");
      assertThat(ben.get("/incidents").body()).doesNotContain(PAGE);

      raising.deadLetter(1, "<b>no</b> finding".getBytes(StandardCharsets.UTF_8));
      raising.deadLetter(2, finding("Much moved."));
      raising.deadLetter(3, new byte[0]);
      assertThat(ben.get("/incidents").body()).contains(PAGE, "<span class=\"many\">3</span>");
      String page = ada.get(PAGE).body();
      assertThat(page)
          .contains(
              "&lt;b&gt;no&lt;/b&gt; finding", "Partition 0, offset 2<", "c3 01 ", "none were kept")
          .contains("It is of a later version.")
          .contains(PAGE + "/1/try", PAGE + "/2/try")
          .doesNotContain(PAGE + "/3/try", "/set-aside\"");

      JsonNode still = Visitor.told(ada.form(PAGE + "/1/try", Map.of()));
      assertThat(still.path("shown").asString())
          .contains("Still it cannot be read: it is no Found");
      assertThat(ada.get(PAGE).body()).contains("once, last");
      assertThat(Visitor.told(ada.form(PAGE + "/2/try", Map.of())).path("location").asString())
          .isEqualTo(PAGE + "?show=taken#letter-2");
      assertThat(ben.get(PAGE + "?show=taken").body()).contains("Taken by");
      assertThat(json(ben.get("/api/v1/alerts")).path("alerts").get(0).path("sentence").asString())
          .isEqualTo("Much moved.");
      HttpResponse<String> twice = ada.form(PAGE + "/2/try", Map.of());
      assertThat(twice.statusCode()).isEqualTo(422);
      assertThat(twice.body()).contains("taken already");

      Map<String, String> reason = Map.of("reason", "Written by hand");
      assertThat(ada.form(PAGE + "/1/set-aside", reason).statusCode())
          .as("she is no security")
          .isEqualTo(403);
      assertThat(ben.form(PAGE + "/1/set-aside", Map.of()).statusCode()).isEqualTo(422);
      Visitor.told(ben.form(PAGE + "/1/set-aside", reason));
      assertThat(ben.get(PAGE + "?show=set-aside").body())
          .contains("Ben Example", "Written by hand", "Open it again");
      Visitor.told(ben.form(PAGE + "/1/open-again", Map.of()));
      assertThat(Visitor.told(ben.form(PAGE + "/try", Map.of())).path("shown").asString())
          .isEqualTo("Taken: 0. Still not readable: 1.");
      assertThat(ben.get("/journal?kind=dead-letter-set-aside").body()).contains("dead-letter/1");
      assertThat(ben.get(PAGE + "/1/bytes").body()).isEqualTo("<b>no</b> finding");
      assertThat(ben.get(PAGE + "/1/bytes").headers().firstValue("Content-Disposition"))
          .hasValue("attachment; filename=\"dead-letter-1.bin\"");
      assertThat(ben.get(PAGE + "/99/bytes").statusCode()).isEqualTo(404);
      assertThat(ben.get(PAGE + "/none/bytes").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theApiSaysTheSame(@TempDir Path folder) {
    try (Raising raising = Raising.in(() -> Running.on(folder))) {
      Visitor ada = People.founder(raising.server());
      Visitor ben = AlertsTest.security(raising.server(), ada);
      raising.deadLetter(1, "no finding".getBytes(StandardCharsets.UTF_8));
      raising.deadLetter(2, finding("Much moved."));
      JsonNode all = json(ada.get(API + "?state=open"));
      assertThat(all.path("open").asInt()).isEqualTo(2);
      assertThat(all.path("deadLetters").get(1).path("length").asInt()).isEqualTo(10);
      assertThat(all.path("deadLetters").get(1).has("bytes")).isFalse();
      assertThat(json(ada.get(API + "/1")).path("bytes").asString())
          .isEqualTo("0x6e6f2066696e64696e67");
      assertThat(ada.get(API + "?state=lost").statusCode()).isEqualTo(422);
      assertThat(ada.get(API + "/99").statusCode()).isEqualTo(404);
      JsonNode tried = json(ada.postJson(API + "/try", Json.object()));
      assertThat(tried.path("taken").asInt()).isOne();
      assertThat(tried.path("unread").asInt()).isOne();
      assertThat(json(ada.get(API + "/2")).path("state").asString()).isEqualTo("taken");
      assertThat(ada.postJson(API + "/2/try", Json.object()).statusCode()).isEqualTo(422);
      assertThat(json(ada.postJson(API + "/1/try", Json.object())).path("tries").asInt())
          .isEqualTo(2);
      JsonNode reason = Json.object().put("reason", "Written by hand");
      assertThat(ada.postJson(API + "/1/set-aside", reason).statusCode()).isEqualTo(403);
      assertThat(json(ben.postJson(API + "/1/set-aside", reason)).path("reason").asString())
          .isEqualTo("Written by hand");
      assertThat(json(ben.postJson(API + "/1/open-again", Json.object())).path("state").asString())
          .isEqualTo("open");
      assertThat(ben.postJson(API + "/99/try", Json.object()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void manyAreShownPageByPage(@TempDir Path folder) {
    try (Raising raising = Raising.in(() -> Running.on(folder))) {
      Visitor ada = People.founder(raising.server());
      for (int i = 1; i <= 26; i++) {
        raising.deadLetter(i, new byte[] {(byte) i});
      }
      String first = ada.get(PAGE).body();
      assertThat(first)
          .contains("offset 26<", "offset 2<", "show=open&amp;before=2\"")
          .doesNotContain("offset 1<");
      assertThat(ada.get(PAGE + "?before=2").body())
          .contains("offset 1<")
          .doesNotContain("offset 2<", "Older ones");
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body(), "The answer");
  }
}
