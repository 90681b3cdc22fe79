package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signals both ways: one that comes becomes a finding once, and what is done about it is told on.
 */
class SignalTest {
  private static final String REVOKED =
      "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger(1);

  @Test
  void aSignalBecomesAFindingOnceAndIsToldOn(@TempDir Path folder) throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("idp").generate();
    Files.writeString(folder.resolve("idp.jwks"), new JWKSet(key.toPublicJWK()).toString());
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    receiver.createContext("/events", this::hear);
    receiver.start();
    Path settings =
        Files.writeString(
            folder.resolve("access.yaml"),
            """
            access: 1
            responses:
              - { from: high, do: [tell-others], act: true }
            signals:
              receivers:
                - { name: other, audience: "https://other.example", url: "http://127.0.0.1:%d/events",
                    events: [session-revoked] }
              transmitters:
                - { issuer: "https://idp.example", audience: "https://us.example", keys-file: idp.jwks }
            """
                .formatted(receiver.getAddress().getPort()));
    Path data = Prepared.in(folder.resolve("data"));
    try (Server server =
        Server.start(Running.options(0, data, null).with(Connections.NONE.withAccess(settings)))) {
      Founders founders =
          new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
      String token = token(key, "ben@example.com", "first");
      assertThat(push(server, token).statusCode()).isEqualTo(202);
      assertThat(push(server, token).statusCode()).isEqualTo(202);
      HttpResponse<String> forged =
          push(
              server,
              token(
                  new ECKeyGenerator(Curve.P_256).keyID("idp").generate(),
                  "ada@example.com",
                  "second"));
      assertThat(forged.statusCode()).isEqualTo(400);
      assertThat(forged.body()).contains("authentication_failed");
      assertThat(push(server, "x".repeat(70_000)).body()).contains("at most 64 KiB");

      String journal = founders.ada().get("/journal/export").body();
      assertThat(journal.split("\"signal-received\"", -1)).hasSize(2);
      assertThat(journal).contains("session-revoked-elsewhere").doesNotContain("second");
      assertThat(founders.ben().get("/me").body()).contains("risk-number\">60<", "idp.example");

      String told = heard.poll(60, TimeUnit.SECONDS);
      assertThat(told).as("pushed again after a refusal").isNotNull();
      JWSObject set = JWSObject.parse(told);
      JsonNode keys =
          Json.parse(
              new Visitor(server.address())
                  .exchange(new Visitor(server.address()).request("/api/v1/signals/keys"))
                  .body(),
              "The keys");
      assertThat(keys.path("keys").size()).as("the one that signs, and the next").isEqualTo(2);
      ECKey signing =
          (ECKey) JWKSet.parse(keys.toString()).getKeyByKeyId(set.getHeader().getKeyID());
      assertThat(set.verify(new ECDSAVerifier(signing))).isTrue();
      assertThat(set.getHeader().getType().getType()).isEqualTo("secevent+jwt");
      JsonNode claims = Json.parse(set.getPayload().toString(), "The claims");
      assertThat(claims.path("iss").asString()).isEqualTo(server.address().toString());
      assertThat(claims.path("aud").asString()).isEqualTo("https://other.example");
      assertThat(claims.path("sub_id").path("email").asString()).isEqualTo("ben@example.com");
      assertThat(claims.path("events").path(REVOKED).path("event_timestamp").isNumber()).isTrue();
    } finally {
      receiver.stop(0);
    }
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      boolean refuses = refusals.getAndDecrement() > 0;
      if (!refuses) {
        heard.add(body);
      }
      exchange.sendResponseHeaders(refuses ? 503 : 202, -1);
    }
  }

  private static HttpResponse<String> push(Server server, String token) {
    Visitor other = new Visitor(server.address());
    return other.exchange(
        other
            .request("/api/v1/signals")
            .header("Content-Type", "application/secevent+jwt")
            .POST(BodyPublishers.ofString(token)));
  }

  private static String token(ECKey key, String email, String id) throws JOSEException {
    ObjectNode claims =
        Json.object()
            .put("iss", "https://idp.example")
            .put("aud", "https://us.example")
            .put("jti", id)
            .put("iat", Instant.now().getEpochSecond());
    claims.putObject("sub_id").put("format", "email").put("email", email);
    claims.putObject("events").putObject(REVOKED).put("initiating_entity", "policy");
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID("idp")
                .build(),
            new Payload(Json.compact(claims)));
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }
}
