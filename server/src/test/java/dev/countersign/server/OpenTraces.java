package dev.countersign.server;

import static dev.countersign.server.PretendChain.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Hook;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chain on which a thief is at work, and a server that traces it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
abstract class OpenTraces {
  static final String BANK = address(0xba);
  static final String EXCHANGE = address(0xe1);

  Path folder;
  Hook hook;
  Server server;
  Visitor ada;
  final TestClock clock = new TestClock();
  PretendChain chain;
  String thief;
  int thieves;

  static final String[] TYPE = {"Content-Type", "application/json"};

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

  Server started() throws IOException {
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

  Hook.Received hooked(String type, String id) {
    for (int number = 1; ; number++) {
      Hook.Received last = hook.await(type, number).get(number - 1);
      if (last.body().path("data").path("link").asString().endsWith(id)) {
        return last;
      }
    }
  }

  ObjectNode plain() {
    ObjectNode asked = Json.object().put("from", thief);
    asked.putObject("node").put("chain", 31_337).put("fromBlock", 0).put("open", true);
    return asked;
  }

  ObjectNode asked() {
    ObjectNode asked = plain();
    asked.putArray("labels").add("mine");
    return asked;
  }

  String open() {
    String id = taken(asked());
    awaitOpen(id);
    return id;
  }

  void awaitOpen(String id) {
    JsonNode now = await(id, one -> one.has("result"));
    assertThat(now.path("state").asString()).isEqualTo("open");
  }

  HttpResponse<String> post(JsonNode body) {
    return ada.post("/api/v1/traces", Json.compact(body), TYPE);
  }

  String taken(JsonNode body) {
    HttpResponse<String> taken = post(body);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return json(taken).path("id").asString();
  }

  List<JsonNode> await(String id, int events) {
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

  JsonNode await(String id, Predicate<JsonNode> until) {
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

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "The answer");
  }
}
