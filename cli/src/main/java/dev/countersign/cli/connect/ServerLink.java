package dev.countersign.cli.connect;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A machine's way to the server: with a token that is renewed, and a proof for each request. */
final class ServerLink implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int LARGEST = 20 * 1024 * 1024;
  private static final String TOKEN = "/api/v1/token";

  private final URI server;
  private final String machine;
  private final MachineKey key;
  private final InstantSource clock;
  private final BoundedHttp http;
  private @Nullable Token token;

  /**
   * To that server, as that machine.
   *
   * @param server its origin, such as {@code https://countersign.example.com}
   * @throws UnreadableInput when it is none, or not encrypted and not on this machine
   */
  ServerLink(URI server, String machine, MachineKey key, InstantSource clock) {
    this.server = server;
    this.machine = machine;
    this.key = key;
    this.clock = clock;
    BoundedHttp.address(server, "The server", "https://countersign.example.com");
    if (!BoundedHttp.isEncrypted(server) && !BoundedHttp.isLoopback(server)) {
      throw new UnreadableInput(
          "The server is not on this machine, so its address begins with https://");
    }
    this.http = new BoundedHttp("server", server, PATIENCE, LARGEST, null);
  }

  private record Token(String text, Instant until) {
    /** Names no secret. */
    @Override
    public String toString() {
      return "a token until " + until;
    }
  }

  /** The server did not do what was asked; the message is a sentence. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence, null, false, false);
    }

    /** Why. */
    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** Gets a token, so that what is wrong is told before anybody needs it. */
  void open() throws Refused {
    token(null);
  }

  /**
   * Sends JSON.
   *
   * @param idempotencyKey or empty
   * @return the body of the answer; empty where it has none
   * @throws Refused when the server is not there, or does not take it
   */
  Bytes post(String path, Bytes body, String idempotencyKey) throws Refused {
    String text = token(null);
    Answer answer = send(path, body, idempotencyKey, text);
    if (answer.status() == 401) {
      // It may have been ended meanwhile; a wrong key is refused again.
      answer = send(path, body, idempotencyKey, token(text));
    }
    if (answer.status() / 100 != 2) {
      throw refused(answer);
    }
    return answer.body();
  }

  private Answer send(String path, Bytes body, String idempotencyKey, String text) throws Refused {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Authorization", "DPoP " + text)
            .header("DPoP", proof(path, hash(text)))
            .POST(BodyPublishers.ofByteArray(body.toArray()));
    if (!idempotencyKey.isEmpty()) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  /** A token that is good, and another one than that. */
  private synchronized String token(@Nullable String bad) throws Refused {
    Token known = token;
    if (known != null && !known.text.equals(bad) && known.until.isAfter(clock.instant())) {
      return known.text;
    }
    Answer answer =
        send(
            HttpRequest.newBuilder(server.resolve(TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("DPoP", proof(TOKEN, null))
                .POST(
                    BodyPublishers.ofString("grant_type=client_credentials&client_id=" + machine)));
    if (answer.status() != 200) {
      throw refused(answer);
    }
    JsonNode said = json(answer);
    Token fresh =
        new Token(
            said.path("access_token").asString(""),
            clock.instant().plusSeconds(said.path("expires_in").asLong(0)).minus(EARLY));
    token = fresh;
    return fresh.text;
  }

  private String proof(String path, @Nullable String tokenHash) {
    return key.proof("POST", server + path, clock.instant(), tokenHash);
  }

  private Answer send(HttpRequest.Builder request) throws Refused {
    try {
      return http.send(request);
    } catch (HttpFault e) {
      throw new Refused(e.sentence());
    }
  }

  /** In the words of RFC 9457, or of RFC 6749 for a token. */
  private static Refused refused(Answer answer) {
    JsonNode said = json(answer);
    String why = said.path("detail").asString(said.path("error_description").asString(""));
    return new Refused(
        why.isEmpty()
            ? "the server answered with HTTP status " + answer.status()
            : "the server refuses: " + why);
  }

  private static JsonNode json(Answer answer) {
    try {
      return Json.parse(
          new String(answer.body().toArray(), StandardCharsets.UTF_8), "The server's answer");
    } catch (UnreadableInput e) {
      return Json.object();
    }
  }

  private static String hash(String token) {
    try {
      return MachineKey.text(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
