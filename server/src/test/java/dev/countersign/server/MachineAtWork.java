package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.example.WorkedExample;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.SoftMachine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server, and a machine that was added to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MachineAtWork {
  static final String CHECKS = "/api/v1/checks";
  static final String SIGNED = WorkedExample.SIGNED.text();

  Server server;
  Founders founders;
  String ada;
  SoftMachine bot;

  static final List<String> BAD =
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

  SoftMachine added(String name, String... scopes) {
    SoftMachine machine = new SoftMachine(server.address(), name);
    founders.change("machine-added", machine.form(ada, scopes));
    return machine;
  }

  record Said(@Nullable String authorization, List<String> proofs) {}

  String refused(Map<String, String> form) {
    HttpResponse<String> answer = founders.ada().deed("/changes/propose/machine-added", form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return json(answer).path("detail").asString();
  }

  String id(String name) {
    String page = founders.ada().get("/machines").body();
    String section = page.substring(page.indexOf("id=\"" + name + "\""));
    String mark = "name=\"machine\" value=\"";
    int at = section.indexOf(mark) + mark.length();
    return section.substring(at, at + 36);
  }

  HttpResponse<String> send(Said said) {
    HttpRequest.Builder request = bot.request("POST", CHECKS, SIGNED);
    if (said.authorization() != null) {
      request.header("Authorization", said.authorization());
    }
    said.proofs().forEach(proof -> request.header("DPoP", proof));
    return bot.exchange(request);
  }

  static String fresh() {
    return UUID.randomUUID().toString();
  }

  String own(Instant at, String id, String token) {
    return proof(server.address().toString(), at, id, token);
  }

  String proof(String origin, Instant at, String id, String token) {
    return bot.key().proof(origin, "POST", CHECKS, at, id, SoftMachine.hash(token));
  }

  static void assertRefused(HttpResponse<String> answer, String error) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(challenge(answer))
        .startsWith("DPoP error=\"" + error + "\", error_description=\"")
        .endsWith("algs=\"ES256\"");
    assertThat(json(answer).path("type").asString())
        .isEqualTo("urn:countersign:problem:" + error.replace('_', '-'));
  }

  static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Json.parse(answer.body(), "The answer");
  }
}
