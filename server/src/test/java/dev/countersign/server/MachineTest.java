package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Machines are added, do what their scopes say, and are shut out. */
class MachineTest extends MachineAtWork {
  @Test
  void isAddedByAChangeAndGetsATokenByItsKeyAlone() {
    SoftMachine machine = added("fresh-bot", "check", "prices");
    String page = founders.ada().get("/machines").body();
    assertThat(page).contains("fresh-bot", machine.key().thumbprint(), "Ada Example");
    JsonNode answer =
        Visitor.told(
            machine.ask(
                "fresh-bot",
                machine.key().proof(server.address().toString(), "POST", "/api/v1/token")));
    assertThat(answer.path("token_type").asString()).isEqualTo("DPoP");
    assertThat(answer.path("expires_in").asInt()).isEqualTo(3_600);
    assertThat(answer.path("scope").asString()).isEqualTo("check prices");
    assertThat(founders.ada().get("/journal/export").body())
        .contains("machine-token-issued")
        .doesNotContain(answer.path("access_token").asString());
  }

  @Test
  void checksAPayloadWithTokenAndProof() {
    HttpResponse<String> answer = bot.send("POST", CHECKS, SIGNED);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String at = answer.headers().firstValue("Location").orElseThrow();
    assertThat(bot.get(at).body()).contains("unknown-delegatecall");
    assertThat(founders.ada().get("/journal/export").body()).contains("\"by\":\"machine/");
  }

  private static Stream<Arguments> badKeys() {
    return Stream.of(
        Arguments.of(new BrowserKey().privateJwk(), "must never leave its machine"),
        Arguments.of("{\"kty\":\"EC\"}", "cannot be read"),
        Arguments.of("hello", "cannot be read"),
        Arguments.of("", "is missing"),
        Arguments.of(
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}", "cannot be read"),
        Arguments.of(
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
            "cannot be read"));
  }

  @ParameterizedTest
  @MethodSource("badKeys")
  void refusesWhatIsNoPublicKey(String key, String because) {
    Map<String, String> form = new HashMap<>(bot.form(ada, "check"));
    form.put("name", "another");
    form.put("key", key);
    assertThat(refused(form)).contains(because);
  }

  @ParameterizedTest
  @CsvSource({
    "name, Payout, The name is none",
    "name, check-bot, There is a machine with the name",
    "responsible, 00000000-0000-0000-0000-000000000000, is not active",
    "responsible, nobody, is none that there is",
    "scope-check, , Say what the machine may ask for"
  })
  void refusesAMachineThatCannotBe(String field, @Nullable String value, String because) {
    Map<String, String> form =
        new HashMap<>(new SoftMachine(server.address(), "another").form(ada, "check"));
    if (value == null) {
      form.remove(field);
    } else {
      form.put(field, value);
    }
    assertThat(refused(form)).contains(because);
  }

  @Test
  void noKeyComesTwiceNotEvenAfterItsMachineIsGone() {
    SoftMachine machine = added("gone-bot", "check");
    assertThat(machine.get("/api/v1/findings").statusCode()).isEqualTo(200);
    Map<String, String> again = new HashMap<>(machine.form(ada, "check"));
    again.put("name", "gone-again");
    assertThat(refused(again)).contains("make a new one");
    founders.change("machine-removed", Map.of("machine", id("gone-bot")));
    assertRefused(machine.send("POST", CHECKS, SIGNED), "invalid_token");
    assertThat(refused(again)).contains("make a new one");
  }

  @Test
  void aMachineDoesWhatItsScopesSayAndNothingElse() {
    SoftMachine machine = added("price-bot", "prices");
    HttpResponse<String> answer = machine.send("POST", CHECKS, SIGNED);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(challenge(answer)).contains("error=\"insufficient_scope\"");
    for (String page : List.of("/people", "/journal", "/transfers", "/me", "/machines")) {
      assertThat(machine.get(page).statusCode()).as(page).isEqualTo(403);
    }
    founders.change(
        "machine-changed",
        Map.of("machine", id("price-bot"), "scope-check", "on", "responsible", ada));
    assertThat(machine.send("POST", CHECKS, SIGNED).statusCode()).isEqualTo(201);
  }

  @Test
  void whoIsNobodyIsToldHowToComeIn() {
    HttpResponse<String> answer = bot.exchange(bot.request("POST", CHECKS, SIGNED));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(challenge(answer)).isEqualTo("DPoP algs=\"ES256\"");
  }

  @Test
  void isShutOutAtOnce() {
    SoftMachine machine = added("lost-bot", "check");
    assertThat(machine.send("POST", CHECKS, SIGNED).statusCode()).isEqualTo(201);
    Visitor.told(
        founders
            .ben()
            .form("/machines/" + id("lost-bot") + "/shut-out", Map.of("reason", "stolen")));
    assertRefused(machine.send("POST", CHECKS, SIGNED), "invalid_token");
    HttpResponse<String> token =
        machine.ask(
            "lost-bot", machine.key().proof(server.address().toString(), "POST", "/api/v1/token"));
    assertThat(token.statusCode()).isEqualTo(401);
    assertThat(founders.ada().get("/journal/export").body()).contains("machine-shut-out");
  }
}
