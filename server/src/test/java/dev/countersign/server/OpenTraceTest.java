package dev.countersign.server;

import static dev.countersign.server.PretendChain.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Hook;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Traces that are left open follow the chain. */
class OpenTraceTest extends OpenTraces {
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
}
