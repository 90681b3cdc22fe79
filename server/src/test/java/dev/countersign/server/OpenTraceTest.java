package dev.countersign.server;

import static dev.countersign.server.PretendChain.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Hook;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Traces of a node's blocks, which are left open while the chain goes on, breaks and turns back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class OpenTraceTest {
  private static final String BANK = address(0xba);
  private static final String EXCHANGE = address(0xe1);

  private Path folder;
  private Hook hook;
  private Server server;
  private Visitor ada;
  private final TestClock clock = new TestClock();
  private PretendChain chain;
  private String thief;
  private int thieves;

  @BeforeAll
  void found(@TempDir Path temp) throws IOException {
    folder = temp;
    hook = new Hook();
    Path labels = Files.createDirectories(Prepared.in(temp.resolve("data")).resolve("labels/mine"));
    Files.writeString(
        labels.resolve("labels.csv"),
        "address,name,kind\n" + EXCHANGE + ",Some Exchange,exchange\n");
    chain = new PretendChain(31_337);
    server = started();
    ada = People.founder(server);
  }

  @AfterAll
  void stop() {
    server.close();
    hook.close();
  }

  @BeforeEach
  void steal() {
    chain.away(false);
    thief = address(0xf100 + ++thieves);
    chain.pay(BANK, thief, 50);
  }

  @AfterEach
  void closeAll() {
    for (JsonNode one : json(ada.get("/api/v1/traces")).path("traces")) {
      if (List.of("waiting", "running", "open").contains(one.path("state").asString())) {
        ada.post("/api/v1/traces/" + one.path("id").asString() + "/close", "");
        await(one.path("id").asString(), now -> now.has("endedAt"));
      }
    }
  }

  private Server started() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), Hook.SECRET + "\n");
    return Server.start(
        new ServerOptions(
                0,
                null,
                folder.resolve("data"),
                null,
                List.of(chain),
                List.of(),
                clock,
                progress -> {})
            .with(Connections.of(new Connections.Said(null, null, null, hook.url(), secret))));
  }

  @Test
  void tellsWhatReachesAServiceAndTakesItBackWhenTheChainDoes() {
    String id = open();
    String page = ada.get("/traces/" + id).body();
    assertThat(page)
        .contains("It moves as new blocks arrive", "Nothing came to an exchange", "Close it")
        .contains(" is read, made 2025-", "newest one.");
    int height = chain.height();
    chain.pay(thief, EXCHANGE, 3);
    JsonNode reached = await(id, 1).getFirst();
    String sentence =
        "Block " + (height + 1) + ": 3 ETH came to the service Some Exchange " + EXCHANGE;
    assertThat(reached.path("event").asString()).isEqualTo("reached");
    assertThat(reached.path("sentence").asString()).startsWith(sentence);
    assertThat(reached.path("arrival").path("value").asString()).isEqualTo("3000000000000000000");
    assertThat(ada.get("/traces/" + id).body())
        .contains("<li class=\"reached\">", sentence, "At exchanges and services");
    assertThat(json(ada.get("/api/v1/traces/" + id)).path("found").path("totals").path("service"))
        .isEqualTo(Json.object().stringNode("3000000000000000000"));
    Hook.Received hooked = hooked("trace-reached", id);
    assertThat(hooked.body().path("data").path("lines").get(0).asString()).startsWith(sentence);

    chain.cut(height + 1).pay(address(7), address(8), 1).pay(thief, address(9), 4);
    List<JsonNode> events = await(id, 3);
    assertThat(events)
        .extracting(one -> one.path("event").asString())
        .containsExactly("reached", "reorganisation", "undone");
    assertThat(events.get(0).has("undoneAt")).isTrue();
    assertThat(events.get(1).path("block").asInt()).isEqualTo(height + 1);
    assertThat(events.get(2).path("sentence").asString()).startsWith("Undone: " + sentence);
    assertThat(ada.get("/traces/" + id).body())
        .contains("<li class=\"reached undone\">", "<s>" + sentence, "<strong>Undone 2")
        .contains("The chain was reorganised: 1 block from " + (height + 1) + " on was undone")
        .doesNotContain("At exchanges and services");
    assertThat(ada.get("/journal/export").body())
        .contains("\"kind\":\"trace-opened\"", "\"kind\":\"trace-reached\"", "trace-undone");
  }

  @Test
  void goesOnAfterARestartAndTellsWhatHappenedMeanwhileOnce() throws IOException {
    String id = open();
    chain.pay(thief, EXCHANGE, 3);
    await(id, 1);
    long looks = json(ada.get("/api/v1/traces/" + id)).path("watching").path("looks").asLong();
    server.close();
    int height = chain.height();
    chain.pay(thief, EXCHANGE, 5);
    server = started();
    ada = ada.at(server.address());
    List<JsonNode> events = await(id, 2);
    assertThat(events)
        .extracting(one -> one.path("sentence").asString().replaceFirst(" came.*", ""))
        .containsExactly("Block " + height + ": 3 ETH", "Block " + (height + 1) + ": 5 ETH");
    JsonNode now = json(ada.get("/api/v1/traces/" + id));
    assertThat(now.path("state").asString()).isEqualTo("open");
    assertThat(now.path("watching").path("looks").asLong()).isGreaterThan(looks);
  }

  @Test
  void saysThatItsNodeFailsAsksAgainLaterAndLaterAndLosesNothing() {
    String id = open();
    chain.away(true);
    int height = chain.height();
    chain.pay(thief, EXCHANGE, 3);
    JsonNode first =
        await(id, now -> now.path("watching").path("trouble").path("failures").asInt() == 1);
    JsonNode second =
        await(id, now -> now.path("watching").path("trouble").path("failures").asInt() == 3);
    assertThat(first.path("state").asString()).isEqualTo("open");
    assertThat(second.path("watching").path("trouble").path("sentence").asString())
        .isEqualTo("The node of chain 31337 does not answer");
    assertThat(ada.get("/traces/" + id).body())
        .contains("The node of chain 31337 does not answer.", "It has failed 3 times in a row");
    chain.away(false);
    assertThat(await(id, 1).getFirst().path("sentence").asString())
        .startsWith("Block " + (height + 1) + ": 3 ETH");
    assertThat(json(ada.get("/api/v1/traces/" + id)).path("watching").has("trouble")).isFalse();
    assertThat(ada.get("/traces/" + id).body()).doesNotContain("does not answer");
  }

  @Test
  void tellsThoseWhoCountOnItThatItSeesNothingAndThatItGoesOn() {
    String id = open();
    chain.away(true);
    await(id, now -> now.path("watching").has("trouble"));
    clock.move(Duration.ofMinutes(6));
    Hook.Received blind = hooked("trace-blind", id);
    clock.move(Duration.ofMinutes(-6)); // where her browser's clock is
    assertThat(blind.body().path("data").path("lines").get(0).asString())
        .isEqualTo("The node of chain 31337 does not answer");
    chain.away(false);
    hooked("trace-sees", id);
    assertThat(blinded(id)).as("once an outage").isEqualTo(1);
    int height = chain.height();
    chain.pay(thief, EXCHANGE, 3);
    assertThat(await(id, 1).getFirst().path("block").asInt()).isEqualTo(height + 1);
    assertThat(await(id, 1)).as("one watch, though the clock was put forward").hasSize(1);
  }

  private long blinded(String id) {
    return ada.get("/journal/export")
        .body()
        .lines()
        .filter(line -> line.contains("trace-blind") && line.contains(id))
        .count();
  }

  @Test
  void showsDustAndSendsItToNobody() {
    String id = open();
    chain.payDust(thief, EXCHANGE);
    assertThat(await(id, 1).getFirst().path("sentence").asString()).contains("0.000001 ETH came");
    chain.pay(thief, EXCHANGE, 3);
    await(id, 2);
    assertThat(hooked("trace-reached", id).body().path("data").path("lines").get(0).asString())
        .contains(": 3 ETH came");
  }

  @Test
  void readsSomeBlocksOnceWhereItIsNotLeftOpen() {
    int height = chain.height();
    chain.pay(thief, EXCHANGE, 3).pay(thief, EXCHANGE, 4);
    ObjectNode asked = asked();
    ((ObjectNode) asked.path("node")).put("open", false).put("toBlock", height + 1);
    JsonNode done = await(taken(asked), now -> now.has("endedAt"));
    assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
    assertThat(done.path("found").path("totals").path("service").asString())
        .isEqualTo("3000000000000000000");
    String id = done.path("id").asString();
    JsonNode result = json(ada.get("/api/v1/traces/" + id + "/result"));
    assertThat(result.path("blocks").path("last").asInt()).isEqualTo(height + 1);
    assertThat(result.path("blocks").path("calls").asBoolean()).isFalse();
    assertThat(ada.get("/traces/" + id).body())
        .contains("--node URL --from-block 0 --to-block " + (height + 1) + " --no-calls")
        .contains("what contracts sent on by calls is not followed")
        .doesNotContain("Close it");
    assertThat(json(ada.get("/api/v1/traces/" + id + "/events")).path("events")).isEmpty();
  }

  @Test
  void closesOneWithWhatItHadAndLetsNoMoreThanFiveBeOpen() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(taken(asked()));
    }
    all.forEach(this::awaitOpen);
    HttpResponse<String> refused = post(asked());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("5 traces are read from nodes already");
    String id = all.getFirst();
    assertThat(ada.post("/traces/" + id + "/stop", "").statusCode()).isEqualTo(200);
    JsonNode closed = await(id, now -> now.has("endedAt"));
    assertThat(closed.path("state").asString()).isEqualTo("done");
    assertThat(closed.path("sentence").asString()).contains("It was closed");
    assertThat(ada.get("/api/v1/traces/" + id + "/result").statusCode()).isEqualTo(200);
    HttpResponse<String> again = ada.post("/api/v1/traces/" + id + "/close", "");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("urn:countersign:problem:ended");
    open();
    assertThat(ada.get("/journal/export").body().lines().filter(line -> line.contains(id)))
        .anyMatch(line -> line.contains("trace-stop-asked") && line.contains("\"by\":\"person/"))
        .anyMatch(line -> line.contains("trace-ended") && line.contains("resultSha256"));
  }

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

  private Hook.Received hooked(String type, String id) {
    for (int number = 1; ; number++) {
      Hook.Received last = hook.await(type, number).get(number - 1);
      if (last.body().path("data").path("link").asString().endsWith(id)) {
        return last;
      }
    }
  }

  private static final String[] TYPE = {"Content-Type", "application/json"};

  private ObjectNode plain() {
    ObjectNode asked = Json.object().put("from", thief);
    asked.putObject("node").put("chain", 31_337).put("fromBlock", 0).put("open", true);
    return asked;
  }

  private ObjectNode asked() {
    ObjectNode asked = plain();
    asked.putArray("labels").add("mine");
    return asked;
  }

  private String open() {
    String id = taken(asked());
    awaitOpen(id);
    return id;
  }

  private void awaitOpen(String id) {
    JsonNode now = await(id, one -> one.has("result"));
    assertThat(now.path("state").asString()).isEqualTo("open");
  }

  private HttpResponse<String> post(JsonNode body) {
    return ada.post("/api/v1/traces", Json.compact(body), TYPE);
  }

  private String taken(JsonNode body) {
    HttpResponse<String> taken = post(body);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return json(taken).path("id").asString();
  }

  private List<JsonNode> await(String id, int events) {
    List<JsonNode> all = new ArrayList<>();
    long end = System.nanoTime() + 60_000_000_000L;
    while (all.size() < events) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "no " + events + " events: " + all + ", " + ada.get("/api/v1/traces/" + id).body());
      }
      pause();
      all.clear();
      json(ada.get("/api/v1/traces/" + id + "/events")).path("events").forEach(all::add);
    }
    return all;
  }

  private JsonNode await(String id, Predicate<JsonNode> until) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      JsonNode now = json(ada.get("/api/v1/traces/" + id));
      if (until.test(now)) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("it stays so: " + now);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "The answer");
  }
}
