package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Machines: how they come in, and what a token is worth without its key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachineTest {
  private static final String CHECKS = "/api/v1/checks";
  private static final String SIGNED = WorkedExample.SIGNED.text();

  private Server server;
  private Founders founders;
  private String ada;
  private SoftMachine bot;

  @BeforeAll
  void found(@TempDir Path folder) {
    server = Running.on(folder);
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    ada = founders.person("ada@example.com");
    bot = added("check-bot", "check");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private SoftMachine added(String name, String... scopes) {
    SoftMachine machine = new SoftMachine(server.address(), name);
    founders.change("machine-added", machine.form(ada, scopes));
    return machine;
  }

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

  private static Stream<Arguments> badAsks() {
    return Stream.of(
        Arguments.of("no proof", 400, "invalid_dpop_proof"),
        Arguments.of("for another method", 400, "invalid_dpop_proof"),
        Arguments.of("for another address", 400, "invalid_dpop_proof"),
        Arguments.of("made long ago", 400, "invalid_dpop_proof"),
        Arguments.of("by another key", 401, "invalid_client"),
        Arguments.of("by another name", 401, "invalid_client"));
  }

  @ParameterizedTest
  @MethodSource("badAsks")
  void givesNoTokenWithoutTheKey(String how, int status, String error) {
    String origin = server.address().toString();
    BrowserKey key = bot.key();
    String proof =
        switch (how) {
          case "no proof" -> null;
          case "for another method" -> key.proof(origin, "GET", "/api/v1/token");
          case "for another address" -> key.proof(origin, "POST", "/api/v1/checks");
          case "made long ago" ->
              key.proof(
                  origin,
                  "POST",
                  "/api/v1/token",
                  Instant.now().minusSeconds(90),
                  UUID.randomUUID().toString(),
                  null);
          case "by another key" -> new BrowserKey().proof(origin, "POST", "/api/v1/token");
          default -> key.proof(origin, "POST", "/api/v1/token");
        };
    HttpResponse<String> answer =
        bot.ask(how.equals("by another name") ? "nobody" : "check-bot", proof);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("error").asString()).isEqualTo(error);
  }

  @Test
  void aProofForATokenIsGoodOnce() {
    String proof = bot.key().proof(server.address().toString(), "POST", "/api/v1/token");
    assertThat(bot.ask("check-bot", proof).statusCode()).isEqualTo(200);
    HttpResponse<String> again = bot.ask("check-bot", proof);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("invalid_dpop_proof", "used before");
  }

  private record Said(@Nullable String authorization, List<String> proofs) {}

  private static final List<String> BAD =
      List.of(
          "no proof",
          "two proofs",
          "for another method",
          "for another address",
          "for another server",
          "for another token",
          "for no token",
          "made long ago",
          "made in the future",
          "no id of its own");

  private static Stream<String> badProofs() {
    return BAD.stream();
  }

  @ParameterizedTest
  @MethodSource("badProofs")
  void refusesATokenWithAProofThatIsNotForThisRequest(String how) {
    String token = bot.token();
    List<String> proofs =
        switch (how) {
          case "no proof" -> List.of();
          case "two proofs" -> List.of(bot.proof("POST", CHECKS), bot.proof("POST", CHECKS));
          case "for another method" -> List.of(bot.proof("PUT", CHECKS));
          case "for another address" -> List.of(bot.proof("POST", "/api/v1/intents"));
          case "for another server" ->
              List.of(proof("http://localhost:1", Instant.now(), fresh(), token));
          case "for another token" -> List.of(own(Instant.now(), fresh(), "another"));
          case "for no token" ->
              List.of(bot.key().proof(server.address().toString(), "POST", CHECKS));
          case "made long ago" -> List.of(own(Instant.now().minusSeconds(90), fresh(), token));
          case "made in the future" -> List.of(own(Instant.now().plusSeconds(90), fresh(), token));
          default -> List.of(own(Instant.now(), "short", token));
        };
    assertRefused(send(new Said("DPoP " + token, proofs)), "invalid_dpop_proof");
    assertThat(bot.send("POST", CHECKS, SIGNED).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesAProofThatWasUsed() {
    Said said = new Said("DPoP " + bot.token(), List.of(bot.proof("POST", CHECKS)));
    assertThat(send(said).statusCode()).isEqualTo(201);
    HttpResponse<String> again = send(said);
    assertRefused(again, "invalid_dpop_proof");
    assertThat(again.body()).contains("used before");
  }

  @ParameterizedTest
  @CsvSource({"Bearer %s", "%s", "DPoP", "Basic Y2hlY2stYm90Og==", "DPoP %s%s"})
  void refusesATokenThatIsNotShownAsBound(String form) {
    String said = form.replace("%s", bot.token());
    assertRefused(send(new Said(said, List.of(bot.proof("POST", CHECKS)))), "invalid_token");
  }

  @Test
  void endsATokenThatComesWithAnotherKeyAndTellsIt() {
    SoftMachine machine = added("robbed-bot", "check");
    assertThat(machine.send("POST", CHECKS, SIGNED).statusCode()).isEqualTo(201);
    String token = machine.token();
    String thiefs =
        new BrowserKey()
            .proof(
                server.address().toString(),
                "POST",
                CHECKS,
                Instant.now(),
                fresh(),
                SoftMachine.hash(token));
    HttpResponse<String> stolen = send(new Said("DPoP " + token, List.of(thiefs)));
    assertRefused(stolen, "invalid_token");
    assertThat(stolen.body()).contains("bound to another key");
    assertRefused(machine.send("POST", CHECKS, SIGNED), "invalid_token");
    assertThat(founders.ada().get("/journal/export").body())
        .contains("machine-token-copied", "robbed-bot");
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

  @Test
  void aTokenIsGoodForAnHourAndOnlyAsLongAsSomebodyAnswersForTheMachine(@TempDir Path folder) {
    TestClock clock = new TestClock();
    try (Server other = Running.on(folder, clock)) {
      Founders two = new Founders(other.address(), Objects.requireNonNull(other.enrolmentLink()));
      SoftMachine machine = new SoftMachine(other.address(), "timed-bot");
      two.change("machine-added", machine.form(two.person("ben@example.com"), "check"));
      assertThat(machine.send("POST", CHECKS, SIGNED).statusCode()).isEqualTo(201);
      clock.move(Duration.ofMinutes(61));
      String later =
          machine
              .key()
              .proof(
                  other.address().toString(),
                  "POST",
                  CHECKS,
                  clock.instant(),
                  fresh(),
                  SoftMachine.hash(machine.token()));
      HttpResponse<String> expired =
          machine.exchange(
              machine
                  .request("POST", CHECKS, SIGNED)
                  .header("Authorization", "DPoP " + machine.token())
                  .header("DPoP", later));
      assertRefused(expired, "invalid_token");
      clock.move(Duration.ofMinutes(-61));
      assertThat(machine.send("POST", CHECKS, SIGNED).statusCode()).isEqualTo(201);
      Visitor.told(
          two.ada()
              .form(
                  "/people/" + two.person("ben@example.com") + "/shut-out",
                  Map.of("reason", "left")));
      assertRefused(machine.send("POST", CHECKS, SIGNED), "invalid_token");
    }
  }

  @Test
  void aProofThatOneServerTookNoOtherServerTakes(@TempDir Path folder) {
    try (DataFolder data = DataFolder.open(Prepared.in(folder.resolve("database")));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {})) {
      String url =
          postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
      try (Server one = Server.start(Running.options(0, folder.resolve("one"), url))) {
        Founders two = new Founders(one.address(), Objects.requireNonNull(one.enrolmentLink()));
        SoftMachine machine = new SoftMachine(one.address(), "twice-bot");
        two.change("machine-added", machine.form(two.person("ada@example.com"), "check"));
        // Behind one name, as behind a reverse proxy.
        ServerOptions beside =
            new ServerOptions(
                0,
                one.address(),
                folder.resolve("other"),
                url,
                List.of(),
                List.of(),
                Clock.systemUTC(),
                progress -> {});
        try (Server other = Server.start(beside)) {
          String proof = machine.proof("POST", CHECKS);
          String authorization = "DPoP " + machine.token();
          assertThat(
                  machine
                      .exchange(
                          machine
                              .request("POST", CHECKS, SIGNED)
                              .headers("Authorization", authorization, "DPoP", proof))
                      .statusCode())
              .isEqualTo(201);
          SoftMachine there = new SoftMachine(other.address(), "twice-bot");
          HttpResponse<String> replayed =
              there.exchange(
                  there
                      .request("POST", CHECKS, SIGNED)
                      .headers("Authorization", authorization, "DPoP", proof));
          assertRefused(replayed, "invalid_dpop_proof");
          assertThat(
                  there
                      .exchange(
                          there
                              .request("POST", CHECKS, SIGNED)
                              .headers(
                                  "Authorization",
                                  authorization,
                                  "DPoP",
                                  machine.proof("POST", CHECKS)))
                      .statusCode())
              .isEqualTo(201);
        }
      }
    }
  }

  private String refused(Map<String, String> form) {
    HttpResponse<String> answer = founders.ada().deed("/changes/propose/machine-added", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return json(answer).path("detail").asString();
  }

  private String id(String name) {
    String page = founders.ada().get("/machines").body();
    String section = page.substring(page.indexOf("id=\"" + name + "\""));
    String mark = "name=\"machine\" value=\"";
    int at = section.indexOf(mark) + mark.length();
    return section.substring(at, at + 36);
  }

  private HttpResponse<String> send(Said said) {
    HttpRequest.Builder request = bot.request("POST", CHECKS, SIGNED);
    if (said.authorization() != null) {
      request.header("Authorization", said.authorization());
    }
    said.proofs().forEach(proof -> request.header("DPoP", proof));
    return bot.exchange(request);
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private String own(Instant at, String id, String token) {
    return proof(server.address().toString(), at, id, token);
  }

  private String proof(String origin, Instant at, String id, String token) {
    return bot.key().proof(origin, "POST", CHECKS, at, id, SoftMachine.hash(token));
  }

  private static void assertRefused(HttpResponse<String> answer, String error) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(challenge(answer))
        .startsWith("DPoP error=\"" + error + "\", error_description=\"")
        .endsWith("algs=\"ES256\"");
    assertThat(json(answer).path("type").asString())
        .isEqualTo("urn:countersign:problem:" + error.replace('_', '-'));
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "The answer");
  }
}
