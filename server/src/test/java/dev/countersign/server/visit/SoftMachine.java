package dev.countersign.server.visit;

import dev.countersign.model.json.Json;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A machine that uses the API: its key, its token, and a proof for each request. */
public final class SoftMachine {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String origin;
  private final String name;
  private final BrowserKey key;
  private InstantSource clock = InstantSource.system();
  private @Nullable String token;

  /** One of that name, which the server does not know yet. */
  public SoftMachine(URI server, String name) {
    this(server, server.toString(), name, new BrowserKey());
  }

  private SoftMachine(URI server, String origin, String name, BrowserKey key) {
    this.server = server;
    this.origin = origin;
    this.name = name;
    this.key = key;
  }

  /** The same with its token, by way of another server of the same origin. */
  public SoftMachine through(URI address) {
    SoftMachine same = new SoftMachine(address, origin, name, key);
    same.token = token();
    same.clock = clock;
    return same;
  }

  /** From now on, its time; its token of until then is let go. */
  public void follow(InstantSource time) {
    clock = time;
    token = null;
  }

  /** The form by which it is added. */
  public Map<String, String> form(String responsible, String... scopes) {
    Map<String, String> form = new HashMap<>();
    form.put("name", name);
    form.put("responsible", responsible);
    form.put("key", key.publicJwk());
    for (String scope : scopes) {
      form.put("scope-" + scope, "on");
    }
    return form;
  }

  /** Its key. */
  public BrowserKey key() {
    return key;
  }

  /** Its token; asked for where it has none. */
  public String token() {
    String had = token;
    if (had == null) {
      had =
          Visitor.told(ask(name, proof("POST", "/api/v1/token", null)))
              .path("access_token")
              .asString();
      token = had;
    }
    return had;
  }

  /** Asks for a token with that proof, or none. */
  public HttpResponse<String> ask(String as, @Nullable String proof) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + as));
    if (proof != null) {
      request.header("DPoP", proof);
    }
    return exchange(request);
  }

  /** Reads. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  /** Sends JSON. */
  public HttpResponse<String> post(String path, JsonNode body, String... headers) {
    return send("POST", path, Json.compact(body), headers);
  }

  /** Sends. */
  public HttpResponse<String> send(
      String method, String path, @Nullable String body, String... headers) {
    return exchange(signed(method, path, body, headers));
  }

  /** Hands in what happened around accounts. */
  public HttpResponse<String> events(String source, String body) {
    String path = "/api/v1/access/events";
    return exchange(
        request("POST", path + "?source=" + source, body)
            .header("Authorization", "DPoP " + token())
            .header("DPoP", proof("POST", path)));
  }

  /** A request with its token and a proof made now, to be sent within the minute. */
  public HttpRequest signed(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        request(method, path, body)
            .header("Authorization", "DPoP " + token())
            .header("DPoP", proof(method, path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  /** A proof for a request with its token, made now. */
  public String proof(String method, String path) {
    return proof(method, path, hash(token()));
  }

  private String proof(String method, String path, @Nullable String tokenHash) {
    return key.proof(
        origin, method, path, clock.instant(), UUID.randomUUID().toString(), tokenHash);
  }

  /** A request without token and proof. */
  public HttpRequest.Builder request(String method, String path, @Nullable String body) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Content-Type", "application/json")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  /** Sends a request as it is. */
  public HttpResponse<String> exchange(HttpRequest.Builder request) {
    return exchange(request.build());
  }

  /** The same of one that is built. */
  public HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("the server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What a proof says of a token (RFC 9449, {@code ath}). */
  public static String hash(String token) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
