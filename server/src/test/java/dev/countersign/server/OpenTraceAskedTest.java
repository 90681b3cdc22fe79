package dev.countersign.server;

import static dev.countersign.server.PretendChain.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may be asked of a node, and by whom. */
class OpenTraceAskedTest extends OpenTraces {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"chain\": 1, \"fromBlock\": 0} | There is no node of chain 1 on this server",
        "{\"url\": \"http://127.0.0.1:22\", \"fromBlock\": 0} | has a field \"url\"",
        "{\"chain\": \"http://127.0.0.1:22\", \"fromBlock\": 0} | not a whole number",
        "{\"chain\": 31337} | The field \"fromBlock\" is missing",
        "{\"chain\": 31337, \"fromBlock\": -1} | out of range",
        "{\"chain\": 31337, \"fromBlock\": 9007199254740993000} | is no number of a block",
        "{\"chain\": 31337, \"fromBlock\": 5, \"toBlock\": 4} | The blocks to read are no blocks",
        "{\"chain\": 31337, \"fromBlock\": 0, \"open\": \"yes\"} | neither true nor false",
        "\"http://127.0.0.1:22\" | is not a JSON object",
      })
  void refusesNodesThatAreNone(String node, String sentence) {
    ObjectNode asked = asked();
    asked.set("node", Json.parse(node, "The node"));
    HttpResponse<String> refused = post(asked);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(refused).path("detail").asString()).contains(sentence);
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    assertThat(post(asked().put("ledger", "example")).body()).contains("and not from both");
    assertThat(post(asked().put("chain", 1)).body()).contains("goes with a ledger");
    assertThat(post(asked().put("from", "bc1q")).body()).contains("neither an address");
    ObjectNode without = asked();
    without.putArray("without").add("guesses");
    assertThat(post(without).body()).contains("The inference guesses is not known");
    String unknown = "/api/v1/traces/00000000-0000-0000-0000-000000000000";
    assertThat(ada.post(unknown + "/close", "").statusCode()).isEqualTo(404);
    assertThat(ada.get(unknown + "/events").statusCode()).isEqualTo(404);
    assertThat(ada.get(unknown + "/events?after=-1").statusCode()).isEqualTo(422);
    HttpResponse<String> form =
        ada.form(
            "/traces", Map.of("place", "http://127.0.0.1:22", "from", thief, "labels", "mine"));
    assertThat(form.statusCode()).isEqualTo(422);
  }

  @Test
  void failsAtOnceWhereTheBlocksOrTheTheftAreNotThere() {
    ObjectNode late = asked();
    ((ObjectNode) late.path("node")).put("fromBlock", 1_000_000);
    assertThat(await(taken(late), now -> now.has("endedAt")).path("sentence").asString())
        .contains("block 1000000 is not there yet");
    JsonNode nobody = await(taken(asked().put("from", address(0x99))), now -> now.has("endedAt"));
    assertThat(nobody.path("state").asString()).isEqualTo("failed");
    assertThat(nobody.path("sentence").asString()).contains("The ledger has no transaction of 0x");
  }

  @Test
  void asksByTheFormAndLeavesInferencesOut() {
    String location =
        json(ada.form(
                "/traces",
                Map.of(
                    "place",
                    "node",
                    "node",
                    "31337",
                    "from-block",
                    "0",
                    "open",
                    "on",
                    "from",
                    thief,
                    "labels",
                    "mine",
                    "without-leads",
                    "on",
                    "without-presumption",
                    "on")))
            .path("location")
            .asString();
    JsonNode open = await(location.replace("/traces/", ""), now -> now.has("result"));
    assertThat(open.path("state").asString()).isEqualTo("open");
    assertThat(open.path("asked").path("infer").asBoolean()).isTrue();
    assertThat(open.path("asked").path("without").toString())
        .isEqualTo("[\"presumption\",\"leads\"]");
    assertThat(ada.get("/traces/new").body()).contains("name=\"node\"", "chain 31337");
  }

  @Test
  void letsPeopleLookAndThoseWhoTraceAskAndMachinesCloseTheirOwn(@TempDir Path temp)
      throws IOException {
    Prepared.in(temp.resolve("data"));
    try (Server other =
        Server.start(
            new ServerOptions(
                0,
                null,
                temp.resolve("data"),
                null,
                List.of(chain),
                List.of(),
                Clock.systemUTC(),
                progress -> {}))) {
      Founders two = new Founders(other.address(), Objects.requireNonNull(other.enrolmentLink()));
      String id =
          json(two.ada().post("/api/v1/traces", Json.compact(plain()), TYPE)).path("id").asString();
      String ada = two.person("ada@example.com");
      SoftMachine machine = new SoftMachine(other.address(), "trace-bot");
      two.change("machine-added", machine.form(ada, "trace"));
      assertThat(machine.get("/api/v1/traces/" + id + "/events").statusCode()).isEqualTo(200);
      HttpResponse<String> close = machine.post("/api/v1/traces/" + id + "/close", Json.object());
      assertThat(close.statusCode()).isEqualTo(403);
      assertThat(close.body()).contains("the traces that it asked for itself");
      String own = json(machine.post("/api/v1/traces", plain())).path("id").asString();
      assertThat(machine.post("/api/v1/traces/" + own + "/close", Json.object()).statusCode())
          .isEqualTo(202);
      SoftMachine checker = new SoftMachine(other.address(), "check-bot");
      two.change("machine-added", checker.form(ada, "check"));
      assertThat(checker.get("/api/v1/traces/" + id + "/events").statusCode()).isEqualTo(403);

      Visitor cy = approver(two, other.address());
      assertThat(cy.get("/traces/" + id).statusCode()).isEqualTo(200);
      assertThat(cy.get("/traces/" + id).body()).doesNotContain("Close it");
      assertThat(cy.get("/api/v1/traces/" + id + "/events").statusCode()).isEqualTo(200);
      for (String path : List.of("/traces/" + id + "/stop", "/api/v1/traces/" + id + "/close")) {
        assertThat(cy.post(path, "").statusCode()).as(path).isEqualTo(403);
        assertThat(new Visitor(other.address()).post(path, "").statusCode())
            .as(path)
            .isEqualTo(401);
        assertThat(two.ben().thief().post(path, "").statusCode()).as(path).isEqualTo(401);
      }
      assertThat(cy.get("/traces/new").statusCode()).isEqualTo(403);
      assertThat(cy.post("/api/v1/traces", Json.compact(plain()), TYPE).statusCode())
          .isEqualTo(403);
    }
  }

  private static Visitor approver(Founders founders, URI address) {
    founders.change(
        "person-invited",
        Map.of("name", "Cy Example", "email", "cy@example.com", "role-approver", "on"));
    String person = founders.person("cy@example.com");
    Visitor cy = new Visitor(address);
    cy.enrol(
        URI.create(
            Visitor.told(founders.ada().form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = People.group(cy.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(founders.ben().deed("/people/" + person + "/vouch", Map.of("code", code)));
    return cy;
  }
}
