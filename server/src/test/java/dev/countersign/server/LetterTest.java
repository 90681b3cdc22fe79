package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Drafts of notices, by templates that are shipped and by the company's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterTest {
  private static final String THIEF = "0x7a1e0000000000000000000000000000000000f1";

  private Server server;
  private Visitor ada;
  private String trace;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = Running.on(folder);
    ada = People.founder(server);
    ObjectNode asked = Json.object().put("ledger", "example").put("from", THIEF);
    asked.putArray("labels").add("example");
    HttpResponse<String> taken = ada.postJson("/api/v1/traces", asked);
    trace = Json.parse(taken.body(), "The trace").path("id").asString();
    while (!state().equals("done")) {
      assertThat(state()).isIn("waiting", "running", "done");
    }
  }

  private String state() {
    return Json.parse(ada.get("/api/v1/traces/" + trace).body(), "It").path("state").asString();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void draftsWithWhatTheTraceAndItsRequestsSay() {
    String before = ada.get("/traces/" + trace + "/letters/authority").body();
    assertThat(before).contains("to be filled in: whom to answer", "places are still to be");

    Visitor.told(ada.form("/traces/" + trace + "/freezes", FreezeTest.form("CASE-12")));
    HttpResponse<String> draft = ada.get("/traces/" + trace + "/letters/authority/draft.txt");

    assertThat(draft.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"authority-");
    assertThat(draft.body())
        .contains("case CASE-12", "Example Custody", "desk@custody.example")
        .contains("- Example Exchange (exchange): ", "- nobody who can be asked: ")
        .contains("nobody yet", "nothing yet") // a draft asks nobody
        .doesNotContain("to be filled in", "{{");
    for (String name : new String[] {"client", "insurer"}) {
      assertThat(ada.get("/traces/" + trace + "/letters/" + name).body()).contains("CASE-12");
    }
  }

  @Test
  void aTemplateIsTheCompanysOwnToChangeAndToTakeBack() {
    assertThat(keep("client", "Notice", "Dear client,\nwe lost {{loss.amont}}.").body())
        .contains("line 2 names the place loss.amont");
    Visitor.told(keep("client", "To our clients", "We lost {{loss.amount}} <b>."));
    assertThat(ada.get("/traces/" + trace + "/letters/client").body())
        .contains("To our clients", "We lost 5,000", "&lt;b");
    assertThat(ada.get("/letters").body()).contains("To our clients", "Ada");
    Visitor.told(ada.form("/letters/client/remove", Map.of()));
    assertThat(ada.get("/letters/client").body()).contains("As it is shipped", "Dear client");
    assertThat(ada.form("/letters/client/remove", Map.of()).body()).contains("has no template");
    Visitor.told(keep("regulator", "To the regulator", "Case {{case.number}}"));
    assertThat(ada.get("/traces/" + trace + "/letters").body()).contains("To the regulator");
    assertThat(keep("../x", "Bad", "text").body()).contains("lower-case letters");
    assertThat(ada.get("/letters/none").statusCode()).isEqualTo(404);
    assertThat(ada.get("/journal/export").body())
        .contains(
            "letter-template-changed", "letter-template-removed", "letter-template/regulator");
  }

  private HttpResponse<String> keep(String name, String title, String body) {
    return ada.form("/letters", Map.of("name", name, "title", title, "body", body));
  }
}
