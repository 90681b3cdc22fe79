package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A receiver sets up a stream, and asks for what comes in it, over HTTP as the framework has it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamTest {
  private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
  private static final String REVOKED = CAEP + "session-revoked";
  private static final String CHANGE = CAEP + "credential-change";
  private static final String VERIFICATION =
      "https://schemas.openid.net/secevent/ssf/event-type/verification";

  private Path folder;
  private int port;
  private Server server;
  private Founders founders;
  private SoftMachine idp;
  private SoftMachine other;
  private SoftMachine feed;
  private JsonNode endpoints;
  private String stream = "";

  @BeforeAll
  void found(@TempDir Path room) throws IOException {
    folder = Prepared.in(room.resolve("data"));
    port = FreePort.any();
    server = Server.start(Running.options(port, folder, null));
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    String ada = founders.person("ada@example.com");
    idp = new SoftMachine(server.address(), "idp");
    other = new SoftMachine(server.address(), "other");
    feed = new SoftMachine(server.address(), "feed");
    founders.change("machine-added", idp.form(ada, "signals"));
    founders.change("machine-added", other.form(ada, "signals"));
    founders.change("machine-added", feed.form(ada, "events"));
    Visitor anybody = new Visitor(server.address());
    endpoints =
        Json.parse(
            anybody.exchange(anybody.request("/.well-known/ssf-configuration")).body(), "It");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String path(String endpoint) {
    return endpoints.path(endpoint).asString().substring(server.address().toString().length());
  }

  private static HttpResponse<String> ask(
      SoftMachine who, String method, String path, @Nullable JsonNode body) {
    String bare = path.split("\\?", 2)[0];
    HttpRequest.Builder request =
        who.request(method, path, body == null ? null : Json.compact(body))
            .header("Authorization", "DPoP " + who.token())
            .header("DPoP", who.proof(method, bare));
    return who.exchange(request);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isBlank() ? Json.object() : Json.parse(answer.body(), "The answer");
  }

  private JsonNode poll(SoftMachine who, String request) {
    return json(ask(who, "POST", "/api/v1/signals/poll/" + stream, Json.parse(request, "It")), 200);
  }

  private JsonNode poll(String request) {
    return poll(idp, request);
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.path("sets").properties().forEach(one -> ids.add(one.getKey()));
    return ids;
  }

  /** Proposes somebody anew: their passkey goes, and comes with their next enrolment. */
  private Visitor comesIn(String email) {
    People.invite(founders.ada(), email, "requester");
    for (String change : founders.ben().get("/changes").body().split("href=\"", -1)) {
      if (change.startsWith("/changes/")) {
        founders.ben().deed(change.split("\"", 2)[0] + "/agree", Map.of());
      }
    }
    Visitor newcomer = new Visitor(server.address());
    newcomer.enrol(
        URI.create(
            Visitor.told(
                    founders.ada().form("/people/" + founders.person(email) + "/link", Map.of()))
                .path("shown")
                .asString()));
    return newcomer;
  }

  private JsonNode claims(String token) {
    try {
      JWSObject set = JWSObject.parse(token);
      Visitor anybody = new Visitor(server.address());
      JWKSet keys = JWKSet.parse(anybody.exchange(anybody.request(path("jwks_uri"))).body());
      ECKey key = (ECKey) keys.getKeyByKeyId(set.getHeader().getKeyID());
      assertThat(set.verify(new ECDSAVerifier(key))).isTrue();
      assertThat(set.getHeader().getType().getType()).isEqualTo("secevent+jwt");
      return Json.parse(set.getPayload().toString(), "The claims");
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode only(JsonNode answer) {
    assertThat(ids(answer)).hasSize(1);
    JsonNode claims = claims(answer.path("sets").iterator().next().asString());
    assertThat(claims.path("jti").asString()).isEqualTo(ids(answer).getFirst());
    assertThat(claims.path("iss").asString()).isEqualTo(server.address().toString());
    assertThat(claims.path("aud").asString()).endsWith("/machines/idp");
    return claims;
  }

  @Test
  @Order(1)
  void whoeverHasNotTheScopeSetsNothingUp() {
    String streams = path("configuration_endpoint");
    assertThat(ask(feed, "POST", streams, Json.object()).statusCode()).isEqualTo(403);
    assertThat(founders.ada().get(streams).statusCode()).isEqualTo(403);
    Visitor nobody = new Visitor(server.address());
    assertThat(nobody.exchange(nobody.request(streams)).statusCode()).isEqualTo(401);
    HttpRequest.Builder bearer =
        nobody.request(streams).header("Authorization", "Bearer " + idp.token());
    assertThat(nobody.exchange(bearer).statusCode())
        .as("a token alone, without the machine's key")
        .isEqualTo(401);
  }

  @Test
  @Order(2)
  void aStreamIsCreatedReadChangedAndNoOthersBusiness() {
    String streams = path("configuration_endpoint");
    assertThat(json(ask(idp, "GET", streams, null), 200)).isEmpty();
    ObjectNode push = Json.object();
    push.putObject("delivery")
        .put("method", "urn:ietf:rfc:8935")
        .put("endpoint_url", "https://idp.example/events");
    assertThat(json(ask(idp, "POST", streams, push), 400).path("detail").asString())
        .contains("urn:ietf:rfc:8936", "settings");
    ObjectNode request = Json.object().put("description", "Ours");
    request.putObject("delivery").put("method", "urn:ietf:rfc:8936");
    request.putArray("events_requested").add(REVOKED).add("urn:example:unknown");
    JsonNode made = json(ask(idp, "POST", streams, request), 201);
    stream = made.path("stream_id").asString();
    assertThat(made.path("delivery").path("endpoint_url").asString())
        .isEqualTo(server.address() + "/api/v1/signals/poll/" + stream);
    assertThat(made.path("events_delivered")).hasSize(1);
    assertThat(made.path("events_requested")).hasSize(2);
    assertThat(made.path("events_supported")).hasSize(2);
    json(ask(idp, "POST", streams, request), 409);
    String one = streams + "?stream_id=" + stream;
    assertThat(json(ask(idp, "GET", one, null), 200)).isEqualTo(made);
    assertThat(json(ask(idp, "GET", streams, null), 200)).hasSize(1);
    json(ask(other, "GET", one, null), 404);
    json(ask(other, "DELETE", one, null), 404);
    json(ask(other, "POST", "/api/v1/signals/poll/" + stream, Json.object()), 404);
    ObjectNode patch = Json.object().put("stream_id", stream).put("iss", "https://evil.example");
    assertThat(json(ask(idp, "PATCH", streams, patch), 400).path("detail").asString())
        .contains("\"iss\" is said by the transmitter");
    patch.remove("iss");
    patch.putArray("events_requested").add(REVOKED).add(CHANGE);
    JsonNode patched = json(ask(idp, "PATCH", streams, patch), 200);
    assertThat(patched.path("events_delivered")).hasSize(2);
    assertThat(patched.path("description").asString()).isEqualTo("Ours");
    JsonNode replaced = json(ask(idp, "PUT", streams, Json.object().put("stream_id", stream)), 200);
    assertThat(replaced.has("description")).isFalse();
    json(ask(idp, "PATCH", streams, Json.object().put("stream_id", "nothing")), 404);
    json(ask(idp, "PATCH", streams, Json.parse("[1]", "It")), 404);
    assertThat(json(ask(idp, "PATCH", streams, bad()), 400).path("detail").asString())
        .contains("events_requested");
    assertThat(founders.ada().get("/journal/export").body()).contains("signal-stream-made");
  }

  private ObjectNode bad() {
    ObjectNode bad = Json.object().put("stream_id", stream);
    bad.put("events_requested", "all");
    return bad;
  }

  @Test
  @Order(3)
  void aVerificationComesWithItsStateAndOnceAMinute() {
    String verify = path("verification_endpoint");
    ObjectNode request = Json.object().put("stream_id", stream).put("state", "here I am");
    json(ask(idp, "POST", verify, request), 204);
    json(ask(idp, "POST", verify, request), 429);
    json(ask(other, "POST", verify, request), 404);
    JsonNode answer = poll("{\"returnImmediately\":true}");
    JsonNode claims = only(answer);
    assertThat(claims.path("events").path(VERIFICATION).path("state").asString())
        .isEqualTo("here I am");
    assertThat(claims.path("sub_id").path("id").asString()).isEqualTo(stream);
    assertThat(ids(poll("{\"returnImmediately\":true}")))
        .as("until it is acknowledged it comes again")
        .isEqualTo(ids(answer));
    poll("{\"maxEvents\":0,\"ack\":[\"" + ids(answer).getFirst() + "\",\"unknown\"]}");
    assertThat(ids(poll("{\"returnImmediately\":true}"))).isEmpty();
  }

  @Test
  @Order(4)
  void passkeysThatComeAndGoAreTold() {
    comesIn("mia@example.com");
    JsonNode created = only(poll("{}"));
    assertThat(created.path("sub_id").path("email").asString()).isEqualTo("mia@example.com");
    JsonNode event = created.path("events").path(CHANGE);
    assertThat(event.path("change_type").asString()).isEqualTo("create");
    assertThat(event.path("credential_type").asString()).startsWith("fido2-");
    assertThat(event.path("initiating_entity").asString()).isEqualTo("user");
    founders.change("person-renewed", Map.of("person", founders.person("mia@example.com")));
    poll("{\"maxEvents\":0,\"ack\":[\"" + created.path("jti").asString() + "\"]}");
    JsonNode gone = only(poll("{}"));
    assertThat(gone.path("events").path(CHANGE).path("change_type").asString()).isEqualTo("delete");
    poll("{\"maxEvents\":0,\"ack\":[\"" + gone.path("jti").asString() + "\"]}");
  }

  @Test
  @Order(5)
  void anAnswerWaitsForAToken() throws Exception {
    CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> poll("{}"));
    Thread.sleep(1_000);
    assertThat(waiting).isNotDone();
    comesIn("noa@example.com");
    JsonNode came = only(waiting.get());
    assertThat(came.path("sub_id").path("email").asString()).isEqualTo("noa@example.com");
    JsonNode refused =
        poll(
            "{\"returnImmediately\":true,\"setErrs\":{\""
                + came.path("jti").asString()
                + "\":{\"err\":\"invalid_key\",\"description\":\"no such key\"}}}");
    assertThat(ids(refused)).as("what is refused does not come again").isEmpty();
  }

  @Test
  @Order(6)
  void whatIsPausedIsHeldAndWhatIsDisabledIsNot() {
    String status = path("status_endpoint");
    ObjectNode pause =
        Json.object().put("stream_id", stream).put("status", "paused").put("reason", "Moving");
    assertThat(json(ask(idp, "POST", status, pause), 200).path("reason").asString())
        .isEqualTo("Moving");
    comesIn("pia@example.com");
    comesIn("rob@example.com");
    assertThat(ids(poll("{\"returnImmediately\":true}"))).isEmpty();
    json(ask(idp, "POST", status, pause.put("status", "enabled")), 200);
    JsonNode first = awaitSome(2);
    assertThat(ids(poll("{\"maxEvents\":1}"))).containsExactly(ids(first).getFirst());
    assertThat(poll("{\"maxEvents\":1}").path("moreAvailable").asBoolean()).isTrue();
    assertThat(first.path("moreAvailable").asBoolean()).isFalse();
    json(ask(idp, "POST", status, pause.put("status", "disabled")), 200);
    json(ask(idp, "POST", status, pause.put("status", "enabled")), 200);
    assertThat(ids(poll("{\"returnImmediately\":true}"))).isEmpty();
    assertThat(
            json(ask(idp, "GET", status + "?stream_id=" + stream, null), 200)
                .path("status")
                .asString())
        .isEqualTo("enabled");
    json(ask(other, "GET", status + "?stream_id=" + stream, null), 404);
    json(ask(idp, "POST", status, pause.put("status", "asleep")), 400);
  }

  private JsonNode awaitSome(int number) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode answer = poll("{\"returnImmediately\":true}");
    while (ids(answer).size() < number) {
      assertThat(System.nanoTime()).as("they come").isLessThan(end);
      answer = poll("{\"maxEvents\":100,\"returnImmediately\":true}");
    }
    return answer;
  }

  @Test
  @Order(7)
  void nothingIsLostBetweenTheAnswerAndItsAcknowledgement() {
    comesIn("sam@example.com");
    List<String> given = ids(awaitSome(1));
    server.close();
    server = Server.start(Running.options(port, folder, null));
    founders.ada().signIn();
    founders.ben().signIn();
    JsonNode again = awaitSome(1);
    assertThat(ids(again)).isEqualTo(given);
    assertThat(only(again).path("sub_id").path("email").asString()).isEqualTo("sam@example.com");
    assertThat(ids(poll("{\"returnImmediately\":true,\"ack\":[\"" + given.getFirst() + "\"]}")))
        .isEmpty();
  }

  @Test
  @Order(8)
  void whatIsNoRequestOfTheStandardIsRefused() {
    for (String bad :
        List.of(
            "[]",
            "{\"maxEvents\":-1}",
            "{\"maxEvents\":\"all\"}",
            "{\"returnImmediately\":\"no\"}",
            "{\"ack\":\"x\"}",
            "{\"setErrs\":[]}")) {
      json(ask(idp, "POST", "/api/v1/signals/poll/" + stream, Json.parse(bad, "It")), 400);
    }
    HttpRequest.Builder tooLong =
        idp.request("POST", "/api/v1/signals/poll/" + stream, "x")
            .method("POST", BodyPublishers.ofString("x".repeat(300_000)))
            .header("Authorization", "DPoP " + idp.token())
            .header("DPoP", idp.proof("POST", "/api/v1/signals/poll/" + stream));
    assertThat(idp.exchange(tooLong).statusCode()).isEqualTo(400);
  }

  @Test
  @Order(9)
  void aStreamEndsWithItsDeletion() {
    String one = path("configuration_endpoint") + "?stream_id=" + stream;
    json(ask(idp, "DELETE", one, null), 204);
    json(ask(idp, "GET", one, null), 404);
    json(ask(idp, "POST", "/api/v1/signals/poll/" + stream, Json.object()), 404);
    json(ask(idp, "POST", path("configuration_endpoint"), Json.object()), 201);
  }
}
