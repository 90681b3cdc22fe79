package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Raising;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Playbooks of the company's own, and which one a case keeps. */
class PlaybooksTest {
  private static final String PAGE = "/cases/playbooks";
  private static final String DOCUMENT =
      """
      playbook: 1
      kind: wallet-drained
      about: Value left, and our insurer wants to know.
      adds: true
      tasks:
        - task: tell-our-insurer
          ask: Is the insurer told?
          why: They pay nothing that they heard of late.
          due: 4h
          by: [administrator]
          options:
            - { option: told, say: They are told, then: Their number is noted }
            - { option: not-insured, say: It is not insured, then: Nothing }
      """;

  @TempDir private Path folder;
  private Raising raising;
  private Visitor ada;
  private int opened;

  @BeforeEach
  void start() {
    raising = Raising.in(() -> Running.on(folder.resolve("data")));
    ada = People.founder(raising.server());
    People.administrator(raising.server(), ada);
  }

  @AfterEach
  void stop() {
    raising.close();
  }

  @Test
  void aCaseKeepsTheVersionThatItWasOpenedWith() {
    String before = open("A wallet of ours was drained");
    Visitor.told(keep(DOCUMENT));
    assertThat(ada.get(PAGE).body()).contains("your version 1");
    String after = open("Another one was drained");
    assertThat(tasks(before)).doesNotContain("tell-our-insurer");
    assertThat(tasks(after)).contains("tell-our-insurer", "stop-signing");
    Visitor.told(
        ada.form(
            after + "/decide",
            Map.of("version", "1", "task", "tell-our-insurer", "option", "told", "words", "")));

    Visitor.told(
        keep(DOCUMENT.replace("adds: true", "adds: false").replace("told, say", "t, say")));
    String third = open("A third one was drained");
    assertThat(tasks(third)).contains("tell-our-insurer").doesNotContain("stop-signing");
    assertThat(tasks(after)).contains("\"told\"", "stop-signing");
    assertThat(ada.get(after).body()).as("its timeline").contains("They are told");

    Visitor.told(ada.form(PAGE + "/wallet-drained/withdraw", Map.of()));
    assertThat(trouble(ada.form(PAGE + "/wallet-drained/withdraw", Map.of())))
        .contains("in force already");
    assertThat(ada.get(PAGE + "/wallet-drained").body())
        .contains("as it is shipped", "Version 2", "withdrawn");
    assertThat(tasks(open("A fourth one"))).doesNotContain("tell-our-insurer");
    assertThat(tasks(third)).doesNotContain("stop-signing");
    assertThat(ada.get("/journal/export").body()).contains("playbook-kept", "playbook-withdrawn");
  }

  @Test
  void whatIsWrongIsToldWithItsPlaceAndNotKept() {
    String wrong = DOCUMENT.replace("by: [administrator]", "by: [owner]");
    assertThat(trouble(keep(wrong))).contains("line 10, column 10", "decides nothing in a case");
    assertThat(ada.form(PAGE + "/try", Map.of("document", wrong)).body())
        .contains("It cannot be used", "line 10, column 10");
    assertThat(ada.form(PAGE + "/try", Map.of("document", DOCUMENT)).body())
        .contains("Is the insurer told?", "Stop all signing?", "within 4 hours");
    assertThat(ada.get(PAGE).body()).doesNotContain("your version");
    assertThat(ada.get(PAGE + "/no-such-kind").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> keep(String document) {
    return ada.form(PAGE, Map.of("document", document));
  }

  private String open(String title) {
    opened++;
    return Visitor.told(
            ada.form(
                "/cases",
                Map.of(
                    "kind",
                    "wallet-drained",
                    "title",
                    title,
                    "severity",
                    "high",
                    "about",
                    "address/0x" + Integer.toString(opened).repeat(40))))
        .path("location")
        .asString();
  }

  private String tasks(String at) {
    JsonNode told = Visitor.told(ada.get("/api/v1" + at));
    return told.path("tasks").toString();
  }

  private static String trouble(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return Json.parse(answer.body(), "The answer").path("detail").asString();
  }
}
