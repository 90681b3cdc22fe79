package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.visit.Raising;
import dev.countersign.visit.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cases through the whole server: who may do what, and what two people do at once. */
class CasesTest {
  private static final String WALLET = "wallet/00000000-0000-0000-0000-000000000001";
  private static final String OTHER = "wallet/00000000-0000-0000-0000-000000000002";

  @TempDir private Path folder;
  private Raising raising;
  private Visitor ada;
  private Visitor ben;

  @BeforeEach
  void start() {
    raising = Raising.in(() -> Running.on(folder.resolve("data")));
    ada = People.founder(raising.server());
    ben = letIn("ben@example.com", "administrator", "security");
  }

  @AfterEach
  void stop() {
    raising.close();
  }

  /** Somebody comes in; from the second on, two people agree to it. */
  private Visitor letIn(String email, String... roles) {
    Map<String, String> form = new HashMap<>();
    form.put("name", email.substring(0, email.indexOf('@')) + " Example");
    form.put("email", email);
    for (String role : roles) {
      form.put("role-" + role, "on");
    }
    String at =
        Visitor.told(ada.deed("/changes/propose/person-invited", form)).path("location").asString();
    if (ben != null) {
      Visitor.told(ben.deed(at + "/agree", Map.of()));
    }
    String person = person(email);
    Visitor newcomer = new Visitor(raising.server().address());
    newcomer.enrol(
        URI.create(
            Visitor.told(ada.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = People.group(newcomer.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(
        (ben == null ? ada : ben).deed("/people/" + person + "/vouch", Map.of("code", code)));
    return newcomer;
  }

  private String person(String email) {
    return People.group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + email);
  }

  private static void eventually(String what, BooleanSupplier so) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not become so: " + what);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private JsonNode cases() {
    return Visitor.told(ben.get("/api/v1/cases")).path("cases");
  }

  /** The case that opens by itself about a drained wallet; where its page is. */
  private String drained() {
    raising.moved(Severity.CRITICAL, WALLET, "first", 100);
    eventually("a case", () -> !cases().isEmpty());
    return "/cases/" + cases().get(0).path("id").asString();
  }

  private static HttpResponse<String> decide(
      Visitor who, String at, int version, String task, String option, String words) {
    return who.form(
        at + "/decide",
        Map.of(
            "version", Integer.toString(version), "task", task, "option", option, "words", words));
  }

  @Test
  void opensByItselfAndIsShownToThoseWhoOversee() {
    assertThat(ben.get("/cases").body())
        .contains("Nothing is open. A case opens by itself")
        .contains("id=\"waits-cases\" title=\"0 waiting for you\" hidden");
    String at = drained();
    assertThat(ben.get("/cases").body())
        .contains("-0001</strong>", "1 decision, due in", "title=\"1 waiting for you\"");
    assertThat(ben.get("/cases?q=2222222222222222222222222222222222222222").body())
        .as("by an address")
        .contains("-0001</strong>");
    assertThat(ben.get("/cases?q=xyzzy").body()).contains("No case is like that");
    assertThat(ben.get("/cases?show=closed").body()).contains("No case was closed yet");
    assertThat(ben.get(at).body())
        .contains("What to decide next", "Stop all signing?", "401,346.76 ETH left");
    assertThat(ben.get(at + "?what=alert").body())
        .contains("aria-current=\"page\">alerts", "Alert</span>")
        .doesNotContain("Case opened</span>");
    raising.moved(Severity.CRITICAL, WALLET, "second", 101);
    raising.moved(Severity.CRITICAL, OTHER, "third", 102);
    eventually("both in it", () -> told(at).path("about").toString().contains(OTHER));
    assertThat(cases().size()).as("the same thief's address").isEqualTo(1);
  }

  private JsonNode told(String at) {
    return Visitor.told(ben.get("/api/v1" + at));
  }

  @Test
  void whoMayNotDecideIsRefused() {
    String at = drained();
    Visitor rea = letIn("rea@example.com", "requester");
    Visitor otto = letIn("otto@example.com", "auditor");
    assertThat(rea.get("/cases").statusCode()).isEqualTo(403);
    assertThat(rea.get("/api/v1" + at).statusCode()).isEqualTo(403);
    assertThat(otto.get(at).body())
        .contains("What to decide next")
        .doesNotContain("<form class=\"stack\"");
    assertThat(otto.get("/cases/new").statusCode()).isEqualTo(403);
    for (String deed :
        new String[] {
          "decide",
          "part",
          "note",
          "attach",
          "detach",
          "kind",
          "ask-to-close",
          "agree-to-close",
          "keep-open",
          "reopen"
        }) {
      assertThat(otto.form(at + "/" + deed, Map.of("version", "1")).statusCode())
          .as(deed)
          .isEqualTo(403);
    }
    assertThat(decide(ada, at, 1, "stop-signing", "stopped", "").body())
        .as("an administrator alone")
        .contains("decided by security");
    assertThat(told(at).path("version").asInt()).isEqualTo(1);
    assertThat(ben.get("/cases/" + new java.util.UUID(1, 1)).statusCode()).isEqualTo(404);
  }

  @Test
  void twoPeopleAtOneCaseGetAClearAnswerAndLoseNothing() {
    String at = drained();
    Visitor.told(decide(ben, at, 1, "stop-signing", "stopped", "Pressed at once"));
    Map<String, String> part =
        Map.of("version", "1", "person", "person/" + person("ada@example.com"), "role", "lead");
    HttpResponse<String> late = ada.form(at + "/part", part);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(Json.parse(late.body(), "It").path("detail").asString())
        .contains("changed by somebody else while you looked at it")
        .contains("nothing of yours was taken over");
    Visitor.told(ada.form(at + "/note", Map.of("words", "I am calling the exchange")));
    Map<String, String> again = new HashMap<>(part);
    again.put("version", "2");
    Visitor.told(ada.form(at + "/part", again));
    JsonNode now = told(at);
    assertThat(now.path("version").asInt()).isEqualTo(3);
    assertThat(now.path("state").asString()).isEqualTo("contained");
    assertThat(now.path("decisions").get(0).path("words").asString()).isEqualTo("Pressed at once");
    assertThat(now.path("notes").size()).isEqualTo(1);
    assertThat(now.path("lead").asString()).isEqualTo(part.get("person"));
    assertThat(ada.get("/cases?show=mine").body()).contains("-0001</strong>");
    assertThat(ben.get("/cases?show=mine").body()).contains("You have no part in a case");
    assertThat(ada.get(at).body())
        .contains("All signing is stopped, says ben Example", "I am calling the exchange");
  }

  @Test
  void fourEyesCloseACase() {
    String at = drained();
    HttpResponse<String> early =
        ben.form(at + "/ask-to-close", Map.of("version", "1", "reason", "Over"));
    assertThat(early.body()).contains("One decision is open yet: stop-signing");
    int version = 1;
    for (String task :
        new String[] {"stop-signing", "rescue", "follow-value", "way-in", "tell-authorities"}) {
      Visitor.told(decide(ben, at, version++, task, "left-out", "A rehearsal"));
    }
    Visitor.told(
        ben.form(
            at + "/ask-to-close",
            Map.of("version", Integer.toString(version++), "reason", "It was a rehearsal")));
    Map<String, String> seen = Map.of("version", Integer.toString(version));
    assertThat(ben.get(at).body()).contains("You asked; somebody else agrees");
    assertThat(ben.form(at + "/agree-to-close", seen).body()).contains("somebody else must agree");
    assertThat(told(at).path("state").asString()).isNotEqualTo("closed");
    Visitor.told(ada.form(at + "/agree-to-close", seen));
    assertThat(told(at).path("state").asString()).isEqualTo("closed");
    assertThat(ben.get("/cases?show=closed").body()).contains("-0001</strong>");
    assertThat(ben.get("/cases").body()).contains("title=\"0 waiting for you\" hidden");
    assertThat(ben.get("/journal/export").body())
        .contains("case-opened", "case-decided", "case-closing-asked", "case-closed");
    raising.moved(Severity.CRITICAL, WALLET, "later", 200);
    eventually("another case", () -> cases().size() == 1);
    assertThat(cases().get(0).path("number").asString()).endsWith("-0002");
    Visitor.told(
        ada.form(
            at + "/reopen",
            Map.of("version", Integer.toString(version + 1), "reason", "More came")));
    assertThat(told(at).path("state").asString()).isEqualTo("open");
  }

  @Test
  void isOpenedByHandAboutWhatThereIsAndByNobodyAboutThemselves() {
    String rea = "person/" + idOf(letIn("rea@example.com", "requester"), "rea@example.com");
    assertThat(ben.get("/cases/new?about=" + rea).body())
        .contains("Rea Example", "value=\"insider\" selected");
    assertThat(ben.get("/cases/new?about=person/0").statusCode()).isEqualTo(404);
    Map<String, String> form = new HashMap<>();
    form.put("kind", "insider");
    form.put("about", rea);
    form.put("title", "They log in <b>at night</b>\u202E");
    String at = Visitor.told(ben.form("/cases", form)).path("location").asString();
    assertThat(ben.get(at).body())
        .contains("at night&lt;/b&gt;\\u{202E}", "Who needs to know?")
        .doesNotContain("<b>at", "\u202E");
    assertThat(ben.get("/cases/new?about=" + rea).body()).contains("It belongs to a case already");
    form.put("about", "person/" + person("ben@example.com"));
    assertThat(ben.form("/cases", form).body()).contains("Nobody opens a case about themselves");
    String own = Visitor.told(ada.form("/cases", form)).path("location").asString();
    assertThat(ben.get(own).body())
        .contains("This case is about you")
        .doesNotContain("<form class=\"stack\"");
    assertThat(ben.form(own + "/note", Map.of("words", "It was not me")).body())
        .contains("is about you");
    form.put("about", "transfer/" + new java.util.UUID(1, 1));
    assertThat(ben.form("/cases", form).body()).contains("There is no transfer/");
    raising.moved(Severity.CRITICAL, WALLET, "first", 100);
    eventually("the incident", () -> ben.get("/incidents").body().contains("Incident 1"));
    String incident = People.group(ben.get("/incidents").body(), "/incidents/([0-9a-f-]{36})");
    assertThat(ben.get("/incidents/" + incident).body())
        .contains("/cases/new?about=incident/" + incident);
    Visitor.told(
        ben.form(
            "/cases/attach",
            Map.of("to", at.substring("/cases/".length()), "thing", "incident/" + incident)));
    assertThat(told(at).path("about").toString()).contains("incident/" + incident);
    assertThat(told(at).path("timeline").toString()).contains("401,346.76 ETH left");
  }

  private String idOf(Visitor who, String email) {
    assertThat(who.get("/me").statusCode()).isEqualTo(200);
    return person(email);
  }
}
