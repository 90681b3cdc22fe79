package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens and the proofs that they are shown with (RFC 9449). */
class MachineProofTest extends MachineAtWork {
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
}
