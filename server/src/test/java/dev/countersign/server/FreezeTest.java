package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.json.Json;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.form.FreezeJsonReader;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to freeze, on the example that is shipped, by two administrators. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreezeTest {
  private static final String THIEF = "0x7a1e0000000000000000000000000000000000f1";

  private Path data;
  private Server server;
  private Visitor ada;
  private Visitor ben;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    data = folder;
    server = Running.on(folder);
    ada = People.founder(server);
    ben = People.administrator(server, ada);
    assertThat(ada.get("/traces/new").statusCode()).isEqualTo(200); // which lays the example out
    Path mine = Files.createDirectories(data.resolve("labels/mine"));
    Files.copy(data.resolve("labels/example/labels.csv"), mine.resolve("labels.csv"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void asksEachHolderForWhatTheTraceHasThereAndGivesTheDocuments() {
    String trace = traced("example");
    String page = ada.get("/traces/" + trace + "/freezes").body();
    assertThat(page).contains("Example Exchange", "Another Exchange", "Circle", "Example Bridge");

    List<String> ids = drafted(ada, trace, "CASE-1");

    JsonNode result = json(ada.get("/api/v1/traces/" + trace + "/result"));
    Map<String, BigInteger> there = new TreeMap<>();
    for (JsonNode rest : result.path("resting")) {
      String name = rest.path("label").path("name").asString("");
      if (name.endsWith("Exchange") || name.endsWith("Bridge")) {
        there.merge(name, new BigInteger(rest.path("value").asString()), BigInteger::add);
      }
    }
    Map<String, BigInteger> asked = new TreeMap<>();
    for (String id : ids) {
      FreezeRequest request =
          FreezeJsonReader.read(ada.get("/freezes/" + id + "/request.json").body());
      asked.put(
          request.holder().name(),
          request.items().stream()
              .map(one -> one.value().units())
              .reduce(BigInteger.ZERO, BigInteger::add));
      HttpResponse<String> pdf = ada.get("/freezes/" + id + "/request.pdf");
      assertThat(pdf.body()).startsWith("%PDF-");
      assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment; filename=\"freeze-CASE-1-");
      assertThat(ada.get("/freezes/" + id + "/request.csv").body()).startsWith("part,");
      assertThat(ada.get("/freezes/" + id).body())
          .contains(request.reference(), "Sections 1 and 2 of the Example Act");
    }
    assertThat(asked).containsAllEntriesOf(there);
    assertThat(there).hasSize(3);
    assertThat(ada.get("/traces/" + trace + "/freezes").body())
        .contains("has a request")
        .doesNotContain("id=\"draft-title\"");
    assertThat(draft(ada, trace, "CASE-1").body()).contains("has a request already");
  }

  @Test
  void isSentBySomebodyElseOnlyAfterTheTraceWasAskedAgain() {
    String trace = traced("example");
    String id = drafted(ada, trace, "CASE-2").getFirst();

    assertThat(step(ben, id, "sent", Map.of()).body()).contains("has to be asked again");
    assertThat(step(ada, id, "sent", Map.of()).body()).contains("does not send it too");
    again(trace, id);
    assertThat(ada.get("/freezes/" + id).body()).contains("It does", "Somebody else of security");
    assertThat(step(ada, id, "sent", Map.of()).statusCode()).isEqualTo(422);
    Visitor.told(step(ben, id, "sent", Map.of("note", "By their form, ticket 12")));

    assertThat(step(ben, id, "sent", Map.of()).body()).contains("is sent and cannot become sent");
    Visitor.told(step(ada, id, "acknowledged", Map.of()));
    JsonNode answer = json(ada.get("/api/v1/freezes/" + id));
    assertThat(answer.path("state").asString()).isEqualTo("acknowledged");
    assertThat(answer.path("steps")).hasSize(3);
    String journal = ada.get("/journal/export").body();
    assertThat(journal.lines().filter(line -> line.contains("freeze/" + id)))
        .anyMatch(line -> line.contains("freeze-drafted") && line.contains("requestSha256"))
        .anyMatch(line -> line.contains("freeze-sent") && line.contains("ticket 12"))
        .anyMatch(line -> line.contains("freeze-acknowledged"));
    assertThat(JournalCheck.of(journal.lines().iterator(), Anchor.NOTHING))
        .isInstanceOf(JournalCheck.Result.Whole.class);
  }

  @Test
  void isRefusedWithTheAmountsWhereTheyNoLongerMatchUntilItIsMadeAnew() throws IOException {
    String trace = traced("mine");
    List<String> ids = drafted(ada, trace, "CASE-3");
    String id = of(ids, "Another Exchange");
    JsonNode result = json(ada.get("/api/v1/traces/" + trace + "/result"));
    // Somebody finds out whose another address is.
    String found = "";
    for (JsonNode rest : result.path("resting")) {
      if (rest.path("place").asString().equals("held")
          && rest.path("asset").asString().equals("native")
          && !rest.has("label")) {
        found = rest.path("account").asString();
      }
    }
    assertThat(found).startsWith("0x");
    Files.writeString(
        data.resolve("labels/mine/more.csv"),
        "address,name,kind\n" + found + ",Another Exchange,exchange\n");

    again(trace, id);
    HttpResponse<String> sent = step(ben, id, "sent", Map.of());
    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("no longer match the chain", found, "does not ask for");
    assertThat(ada.get("/freezes/" + id).body()).contains("It does not", found);

    String location = Visitor.told(step(ada, id, "renew", Map.of())).path("location").asString();
    String next = location.replace("/freezes/", "");
    assertThat(next).isNotEqualTo(id);
    assertThat(ada.get("/freezes/" + id).body()).contains("It counts no more", next);
    assertThat(ada.get("/freezes/" + next + "/request.json").body())
        .contains(found, "\"CASE-3/" + (ids.size() + 1) + "\"");
    again(trace, next);
    Visitor.told(step(ben, next, "sent", Map.of()));
    assertThat(step(ben, id, "sent", Map.of()).body()).contains("was withdrawn");
    Files.delete(data.resolve("labels/mine/more.csv"));
  }

  @Test
  void addsUpWhatIsFrozenAndRefused() {
    String trace = traced("example");
    List<String> ids = drafted(ada, trace, "CASE-4");
    again(trace, ids.getFirst());
    ids.forEach(id -> Visitor.told(step(ben, id, "sent", Map.of())));
    String exchange = of(ids, "Another Exchange");
    String bridge = of(ids, "Example Bridge");
    Map<String, String> tooMuch = Map.of("amount-0", "999999");
    assertThat(step(ben, exchange, "partly", tooMuch).body()).contains("cannot be frozen");
    assertThat(step(ben, exchange, "partly", Map.of("amount-0", "ten")).body())
        .contains("at most 18 digits");
    Visitor.told(step(ben, exchange, "partly", Map.of("amount-0", "1.000000000000000001")));
    Visitor.told(step(ben, bridge, "refused", Map.of("note", "They want a court's order")));

    String page = ada.get("/freezes").body();
    String sums = page.substring(page.indexOf("CASE-4:"));
    assertThat(sums.substring(0, sums.indexOf("</table>")))
        .contains("data-name=\"Frozen\">1.000000000000000001 ETH", "605.12");
    assertThat(ada.get("/freezes/" + bridge).body())
        .contains("They want a court", "refused")
        .doesNotContain("id=\"acts-title\"");
    assertThat(step(ada, of(ids, "Circle"), "withdraw", Map.of()).body())
        .contains("reason is missing");
    Visitor.told(step(ada, of(ids, "Circle"), "withdraw", Map.of("note", "They called us")));
    assertThat(ada.get("/freezes/" + of(ids, "Circle")).body())
        .contains("It counts no more", "They called us");
  }

  @Test
  void saysInASentenceWhatIsMissing() {
    String trace = traced("example");
    Map<String, String> form = form("CASE-5");
    form.put("basis", " ");
    assertThat(ada.form("/traces/" + trace + "/freezes", form).body())
        .contains("legal basis is missing");
    form = form("CASE-5");
    form.put("hours", "0");
    assertThat(ada.form("/traces/" + trace + "/freezes", form).body()).contains("within 1 to");
    assertThat(ada.get("/freezes/" + trace).statusCode()).isEqualTo(404);
    assertThat(ada.get("/api/v1/freezes/" + trace).statusCode()).isEqualTo(404);
    ObjectNode body = Json.object().put("case", "CASE-5").put("what", 1);
    HttpResponse<String> refused = ada.postJson("/api/v1/traces/" + trace + "/freezes", body);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("what");
  }

  @Test
  void draftsAndNotesByTheApi() {
    String trace = traced("example");
    ObjectNode body = Json.object().put("case", "CASE-6").put("company", "Example Custody");
    body.put("contact", "Desk").put("mail", "desk@custody.example").put("legalBasis", "By law.");
    body.putObject("contacts").put("Circle", "their form");
    HttpResponse<String> made = ada.postJson("/api/v1/traces/" + trace + "/freezes", body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode circle =
        json(made)
            .path("freezes")
            .valueStream()
            .filter(one -> one.path("holder").asString().equals("Circle"))
            .findFirst()
            .orElseThrow();
    assertThat(circle.path("contact").asString()).isEqualTo("their form");
    String at = "/api/v1/freezes/" + circle.path("id").asString();
    again(trace, circle.path("id").asString());
    assertThat(json(ben.postJson(at + "/sent", Json.object())).path("state").asString())
        .isEqualTo("sent");
    ObjectNode part = Json.object();
    part.putArray("amounts")
        .addObject()
        .put("asset", circle.path("totals").get(0).path("asset").asString())
        .put("amount", "1");
    JsonNode partly = json(ben.postJson(at + "/partly", part));
    assertThat(partly.path("steps").get(2).path("frozen").get(0).path("amount").asString())
        .isEqualTo("1");
    assertThat(json(ada.get("/api/v1/freezes")).path("freezes").get(0).path("reference").asString())
        .startsWith("CASE-6/");
    assertThat(ada.get(at + "/request").body()).contains("countersign-freeze-request-v1");
  }

  private String of(List<String> ids, String holder) {
    return ids.stream()
        .filter(
            id -> json(ada.get("/api/v1/freezes/" + id)).path("holder").asString().equals(holder))
        .findFirst()
        .orElseThrow();
  }

  private String traced(String labels) {
    ObjectNode asked = Json.object().put("ledger", "example").put("from", THIEF);
    asked.putArray("labels").add(labels);
    HttpResponse<String> taken = ada.postJson("/api/v1/traces", asked);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    String id = json(taken).path("id").asString();
    await(id);
    return id;
  }

  private void await(String trace) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      JsonNode now = json(ada.get("/api/v1/traces/" + trace));
      if (now.path("state").asString().equals("done")) {
        return;
      }
      assertThat(now.path("state").asString()).isIn("waiting", "running");
      assertThat(System.nanoTime()).as("it does not end").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Asks the trace again, and waits for the answer. */
  private void again(String trace, String request) {
    Visitor.told(ada.form("/traces/" + trace + "/freezes/again", Map.of("back", request)));
    String newer =
        json(ada.get("/api/v1/freezes/" + request)).path("check").path("trace").asString();
    await(newer);
  }

  private List<String> drafted(Visitor who, String trace, String caseNumber) {
    Visitor.told(draft(who, trace, caseNumber));
    List<String> ids = new ArrayList<>();
    for (JsonNode one : json(ada.get("/api/v1/freezes")).path("freezes")) {
      if (one.path("trace").asString().equals(trace)) {
        ids.add(one.path("id").asString());
      }
    }
    assertThat(ids).hasSize(4);
    return ids;
  }

  private static HttpResponse<String> draft(Visitor who, String trace, String caseNumber) {
    return who.form("/traces/" + trace + "/freezes", form(caseNumber));
  }

  static Map<String, String> form(String caseNumber) {
    return new HashMap<>(
        Map.of(
            "case",
            caseNumber,
            "company",
            "Example Custody",
            "address",
            "1 Example Street",
            "contact",
            "Incident desk",
            "mail",
            "desk@custody.example",
            "basis",
            "Sections 1 and 2 of the Example Act.\r\nReport 12/34.",
            "hours",
            "24"));
  }

  private static HttpResponse<String> step(
      Visitor who, String id, String step, Map<String, String> form) {
    return who.form("/freezes/" + id + "/" + step, form);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "The answer");
  }
}
