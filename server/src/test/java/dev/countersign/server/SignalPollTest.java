package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signals that are asked for at a transmitter: each counts once, and none is lost. */
class SignalPollTest {
  private static final String REVOKED =
      "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

  /** A transmitter as RFC 8936 has it: it gives what waits until it is acknowledged or refused. */
  private static final class Transmitter implements AutoCloseable {
    final Map<String, String> waiting = new LinkedHashMap<>();
    final Map<String, String> errors = new TreeMap<>();
    final CopyOnWriteArrayList<String> acknowledged = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private boolean deaf;

    Transmitter() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      server.createContext("/poll", this::answer);
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    synchronized void add(String id, String token) {
      waiting.put(id, token);
    }

    /** From now on it gives, and hears no acknowledgement. */
    synchronized void deaf(boolean now) {
      deaf = now;
    }

    synchronized boolean isEmpty() {
      return waiting.isEmpty();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode asked = Json.parse(body, "It");
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean says = asked.has("ack") || asked.has("setErrs");
        if (deaf && says) {
          exchange.sendResponseHeaders(503, -1);
          return;
        }
        asked
            .path("ack")
            .forEach(one -> {
              waiting.remove(one.asString());
              acknowledged.add(one.asString());
            });
        asked
            .path("setErrs")
            .properties()
            .forEach(one -> {
              waiting.remove(one.getKey());
              errors.put(one.getKey(), one.getValue().path("err").asString());
            });
        ObjectNode answer = Json.object();
        ObjectNode sets = answer.putObject("sets");
        waiting.entrySet().stream().limit(2).forEach(one -> sets.put(one.getKey(), one.getValue()));
        answer.put("moreAvailable", waiting.size() > 2);
        byte[] text = Json.compact(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private final ECKey key;

  SignalPollTest() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("idp").generate();
  }

  private static String token(ECKey by, String id, ObjectNode change) throws JOSEException {
    ObjectNode claims =
        Json.object()
            .put("iss", "https://idp.example")
            .put("aud", "https://us.example")
            .put("jti", id)
            .put("iat", Instant.now().getEpochSecond());
    claims.putObject("sub_id").put("format", "email").put("email", "ben@example.com");
    claims.putObject("events").putObject(REVOKED).put("initiating_entity", "policy");
    claims.setAll(change);
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID(by.getKeyID())
                .build(),
            new Payload(Json.compact(claims)));
    token.sign(new ECDSASigner(by));
    return token.serialize();
  }

  private String token(String id) throws JOSEException {
    return token(key, id, Json.object());
  }

  private Path settings(Path folder, int port) throws IOException {
    Files.writeString(folder.resolve("idp.jwks"), new JWKSet(key.toPublicJWK()).toString());
    Files.writeString(folder.resolve("idp.token"), "a-secret\n");
    return Files.writeString(
        folder.resolve("access.yaml"),
        """
        access: 1
        responses: []
        signals:
          transmitters:
            - issuer: "https://idp.example"
              audience: "https://us.example"
              keys-file: idp.jwks
              poll: { url: "http://127.0.0.1:%d/poll", token-file: idp.token, every-seconds: 1 }
        """
            .formatted(port));
  }

  private static void eventually(String what, BooleanSupplier so) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not become so: " + what);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static int times(String journal, String what) {
    return journal.split(Pattern.quote(what), -1).length - 1;
  }

  @Test
  void takesWhatIsRightOnceAndRefusesTheRestByName(@TempDir Path folder) throws Exception {
    try (Transmitter idp = new Transmitter()) {
      ECKey forger = new ECKeyGenerator(Curve.P_256).keyID("idp").generate();
      ECKey unknown = new ECKeyGenerator(Curve.P_256).keyID("unknown").generate();
      long now = Instant.now().getEpochSecond();
      idp.add("good", token("good"));
      idp.add("forged", token(forger, "forged", Json.object()));
      idp.add("unknown-kid", token(unknown, "unknown-kid", Json.object()));
      idp.add("others", token(key, "others", Json.object().put("aud", "https://somebody.example")));
      idp.add("issuer", token(key, "issuer", Json.object().put("iss", "https://who.example")));
      idp.add("expired", token(key, "expired", Json.object().put("exp", now - 3_600)));
      idp.add("old", token(key, "old", Json.object().put("iat", now - 8 * 86_400)));
      idp.add("under-another-id", token("good-2"));
      idp.add("nothing", "hello");
      idp.add("last", token("last"));
      Path settings = settings(folder, idp.port());
      try (Server server =
          Server.start(
              Running.options(0, Prepared.in(folder.resolve("data")), null)
                  .with(Connections.NONE.withAccess(settings)))) {
        Founders founders =
            new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
        eventually("all is acknowledged or refused", idp::isEmpty);
        assertThat(idp.acknowledged).containsExactly("good", "last");
        assertThat(idp.errors)
            .containsEntry("forged", "authentication_failed")
            .containsEntry("unknown-kid", "authentication_failed")
            .containsEntry("others", "invalid_audience")
            .containsEntry("issuer", "invalid_issuer")
            .containsEntry("expired", "invalid_request")
            .containsEntry("old", "invalid_request")
            .containsEntry("under-another-id", "invalid_request")
            .containsEntry("nothing", "invalid_request");
        assertThat(idp.authorizations).containsOnly("Bearer a-secret");
        idp.add("good", token("good"));
        eventually("what comes again is acknowledged again", idp::isEmpty);
        String journal = founders.ada().get("/journal/export").body();
        assertThat(times(journal, "\"signal-received\"")).isEqualTo(2);
        assertThat(journal).doesNotContain("a-secret");
        assertThat(founders.ada().get("/access/sources").body())
            .contains("signals of https://idp.example")
            .doesNotContain("a-secret");
      }
    }
  }

  @Test
  void whatWasTakenAndNotAcknowledgedComesAgainAfterARestartAndCountsOnce(@TempDir Path folder)
      throws Exception {
    try (Transmitter idp = new Transmitter()) {
      idp.add("first", token("first"));
      idp.deaf(true);
      Path data = Prepared.in(folder.resolve("data"));
      Path settings = settings(folder, idp.port());
      int port = FreePort.any();
      ServerOptions options =
          Running.options(port, data, null).with(Connections.NONE.withAccess(settings));
      Server server = Server.start(options);
      try {
        Founders founders =
            new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
        eventually(
            "it is taken",
            () -> founders.ada().get("/journal/export").body().contains("signal-received"));
        eventually(
            "the trouble is shown",
            () -> founders.ada().get("/access/sources").body().contains("its HTTP status is 503"));
        server.close();
        assertThat(idp.acknowledged).isEmpty();
        idp.deaf(false);
        idp.add("second", token("second"));
        server = Server.start(options);
        eventually("both are acknowledged", idp::isEmpty);
        assertThat(idp.acknowledged).contains("first", "second");
        founders.ada().signIn();
        String journal = founders.ada().get("/journal/export").body();
        assertThat(times(journal, "\"signal-received\"")).isEqualTo(2);
      } finally {
        server.close();
      }
    }
  }
}
