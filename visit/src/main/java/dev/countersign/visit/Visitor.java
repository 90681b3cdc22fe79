package dev.countersign.visit;

import dev.countersign.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody at a console: signs in with a passkey, and asks as the console's own pages do. */
public final class Visitor {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String origin;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private SoftPasskey passkey;
  private BrowserKey key = new BrowserKey();
  private InstantSource clock = InstantSource.system();

  /** Somebody who has not signed in yet. */
  public Visitor(URI server) {
    this(server, server.toString());
  }

  private Visitor(URI server, String origin) {
    this.server = server;
    this.origin = origin;
    this.passkey = new SoftPasskey(origin);
  }

  /** The first administrator, who founds the installation by its link. */
  public static Visitor founder(URI server, URI link) {
    Visitor founder = new Visitor(server);
    founder.enrol(link, "Ada Example", "ada@example.com");
    return founder;
  }

  /** Enrols as somebody whom the server does not know yet. */
  public void enrol(URI link, String name, String email) {
    ObjectNode said =
        Json.object()
            .put("token", String.valueOf(link.getFragment()))
            .put("name", name)
            .put("email", email);
    enrol(said);
  }

  /** Enrols by an invitation. */
  public void enrol(URI link) {
    enrol(Json.object().put("token", String.valueOf(link.getFragment())));
  }

  private void enrol(ObjectNode said) {
    JsonNode begun = told(postJson("/enrol/options", said));
    said.put("ceremony", begun.path("ceremony").asString());
    said.set("credential", passkey.create(begun.path("options")));
    told(postJson("/enrol/finish", said));
  }

  /** Signs in, and tells how the server set the cookies. */
  public List<String> signIn() {
    JsonNode begun = told(postJson("/sign-in/options", Json.object()));
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set("credential", passkey.get(begun.path("options")));
    HttpResponse<String> answer = postJson("/sign-in/finish", said);
    told(answer);
    return answer.headers().allValues("Set-Cookie");
  }

  /** Reads. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(path, headers, "GET", BodyPublishers.noBody());
  }

  /** Sends. */
  public HttpResponse<String> post(String path, BodyPublisher body, String... headers) {
    return send(path, headers, "POST", body);
  }

  /** Sends text. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    return post(path, BodyPublishers.ofString(body), headers);
  }

  /** Sends a form as a page's script does. */
  public HttpResponse<String> form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return post(
        path,
        body,
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Accept",
        "application/json");
  }

  /** Does a deed: sends the form, signs what comes back, and sends the signature. */
  public HttpResponse<String> deed(String path, Map<String, String> fields) {
    HttpResponse<String> begun = form(path + "/deed", fields);
    return begun.statusCode() == 200 ? finish(path, Json.parse(begun.body(), "It")) : begun;
  }

  /** Signs a deed that was begun. */
  public HttpResponse<String> finish(String path, JsonNode begun) {
    ObjectNode said = Json.object().put("ceremony", begun.path("ceremony").asString());
    said.set("credential", passkey.get(begun.path("options")));
    return postJson(path, said);
  }

  /** Sends JSON. */
  public HttpResponse<String> postJson(String path, JsonNode said) {
    return post(
        path, Json.compact(said), "Content-Type", "application/json", "Accept", "application/json");
  }

  /** From now on, its browser's time. */
  public void follow(InstantSource time) {
    clock = time;
  }

  /** A proof of its key for a request made now. */
  public String proof(String method, String path) {
    return key.proof(origin, method, path, clock.instant(), UUID.randomUUID().toString(), null);
  }

  /** A request with nothing but an address. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path));
  }

  /** Its authenticator. */
  public SoftPasskey passkey() {
    return passkey;
  }

  /** Its browser's key. */
  public BrowserKey key() {
    return key;
  }

  /** Its cookies, as a thief would copy them. */
  public Map<String, String> cookies() {
    return cookies;
  }

  /** The same browser at the same server, which answers at another address now. */
  public Visitor at(URI address) {
    Visitor same = new Visitor(address);
    same.cookies.putAll(cookies);
    same.key = key;
    same.passkey = passkey;
    same.clock = clock;
    return same;
  }

  /** The same browser by way of another server of the same origin. */
  public Visitor through(URI address) {
    Visitor same = new Visitor(address, origin);
    same.cookies.putAll(cookies);
    same.key = key;
    same.passkey = passkey;
    same.clock = clock;
    return same;
  }

  /** The same person with their passkey, in a browser with that key, not signed in. */
  public Visitor at(URI address, BrowserKey browser) {
    Visitor same = new Visitor(address);
    same.passkey = passkey;
    same.key = browser;
    same.clock = clock;
    return same;
  }

  /** Another browser with copies of the cookies, and a key of its own. */
  public Visitor thief() {
    Visitor thief = new Visitor(server);
    thief.cookies.putAll(cookies);
    thief.clock = clock;
    return thief;
  }

  /** Somebody else in the same browser: its key is the same. */
  public Visitor besides() {
    Visitor other = new Visitor(server);
    other.key = key;
    other.clock = clock;
    return other;
  }

  private HttpResponse<String> send(
      String path, String[] headers, String method, BodyPublisher body) {
    HttpRequest.Builder request =
        request(path).method(method, body).header("DPoP", proof(method, path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return exchange(request);
  }

  /** Sends a request with the cookies and nothing else. */
  public HttpResponse<String> exchange(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), Visitor::read);
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException("the server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Opens a stream, which the caller closes. */
  public HttpResponse<InputStream> open(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("DPoP", key.proof(origin, "GET", path))
            .header("Cookie", cookieHeader());
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IllegalStateException("the server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Its cookies as a header. */
  public String cookieHeader() {
    return cookies.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining("; "));
  }

  private void keep(String cookie) {
    String pair = cookie.split(";", 2)[0];
    String[] parts = pair.split("=", 2);
    if (parts[1].isEmpty()) {
      cookies.remove(parts[0]);
    } else {
      cookies.put(parts[0], parts[1]);
    }
  }

  /** The answer's JSON; fails where the server refused. */
  public static JsonNode told(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return answer.body().isBlank() ? Json.object() : Json.parse(answer.body(), "The answer");
  }

  /** Text, whole; of a stream that goes on only that it began. */
  private static BodySubscriber<String> read(ResponseInfo answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
        ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Visitor::left)
        : BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private static String left(InputStream stream) {
    try (stream) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
