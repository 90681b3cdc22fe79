package dev.countersign.tour.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.company.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The guided tour on a port of this machine: a page, its steps, and the console behind glass. */
public final class TourServer implements AutoCloseable {
  private static final Map<String, String> FILES =
      Map.of(
          "/", "tour.html",
          "/tour/tour.css", "tour.css",
          "/tour/tour.js", "tour.js",
          "/tour/glass.js", "glass.js",
          "/tour/empty", "empty.html");

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

  private static final Pattern EYES = Pattern.compile("tour-as=([A-Z_]+)");

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Stage stage;
  private final Assets assets = new Assets();
  private @Nullable Glass glass;

  private TourServer(HttpServer http, Stage stage) {
    this.http = http;
    this.stage = stage;
  }

  /**
   * Starts it; the company is set up meanwhile.
   *
   * @param home the folder of {@code ./countersign}
   * @param data an empty folder
   * @param port on loopback; 0 for any that is free
   * @throws UnreadableInput when the port is taken
   */
  public static TourServer start(Path home, Path data, int port) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      TourServer server = new TourServer(http, new Stage(home, data));
      http.setExecutor(server.threads);
      http.createContext("/", server::answer);
      http.start();
      Thread.ofVirtual()
          .name("tour")
          .start(() -> server.stage.setUp(new String(file("policy.yaml"), StandardCharsets.UTF_8)));
      return server;
    } catch (IOException e) {
      throw new UnreadableInput(
          "The tour cannot use port " + port + ", which may be taken; give another with --port");
    }
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://localhost:" + http.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      if (!ownHost(exchange)) {
        send(exchange, 421, "text/plain", "This is not the address of the tour\n");
        return;
      }
      URI asked = exchange.getRequestURI();
      String path = asked.getPath();
      if (exchange.getRequestMethod().equals("POST") && path.equals("/tour/next")) {
        next(exchange);
      } else if (!METHODS.contains(exchange.getRequestMethod())) {
        send(exchange, 405, "text/html", text(file("glass.html")));
      } else if (FILES.containsKey(path)) {
        String name = String.valueOf(FILES.get(path));
        send(exchange, 200, type(name), text(file(name)));
      } else if (path.equals("/tour/state.json")) {
        send(exchange, 200, "application/json", Json.compact(stage.told()));
      } else if (path.equals("/favicon.ico")) {
        send(exchange, 404, "text/plain", "There is none\n");
      } else if (path.equals("/tour/see")) {
        see(exchange, String.valueOf(asked.getRawQuery()));
      } else {
        console(exchange, asked);
      }
    } catch (IOException e) {
      return; // the browser went away
    }
  }

  private boolean ownHost(HttpExchange exchange) {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    int port = http.getAddress().getPort();
    return host.equals("localhost:" + port) || host.equals("127.0.0.1:" + port);
  }

  private void next(HttpExchange exchange) throws IOException {
    String origin = String.valueOf(exchange.getRequestHeaders().getFirst("Origin"));
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (!origin.equals("http://" + host)) {
      send(exchange, 403, "text/plain", "This comes from another site\n");
      return;
    }
    boolean begun = stage.next();
    send(exchange, begun ? 202 : 409, "application/json", Json.compact(stage.told()));
  }

  /** Sets who looks, and goes to the page. */
  private static void see(HttpExchange exchange, String query) throws IOException {
    Matcher asked = Pattern.compile("as=([A-Z_]+)&path=([^&]+)").matcher(query);
    String path = asked.matches() ? URLDecoder.decode(asked.group(2), StandardCharsets.UTF_8) : "";
    if (!path.matches("/(?!/)[A-Za-z0-9/_.?=&%-]*") || role(asked.group(1)) == null) {
      send(exchange, 404, "text/plain", "There is no such page\n");
      return;
    }
    exchange
        .getResponseHeaders()
        .add("Set-Cookie", "tour-as=" + asked.group(1) + "; Path=/; HttpOnly; SameSite=Strict");
    exchange.getResponseHeaders().add("Location", path);
    exchange.sendResponseHeaders(303, -1);
  }

  private void console(HttpExchange exchange, URI asked) throws IOException {
    Firm firm = stage.firm();
    if (firm == null) {
      send(exchange, 503, "text/html", text(file("empty.html")));
      return;
    }
    String path = asked.getRawPath();
    if (path.startsWith("/assets/") || path.startsWith("/webjars/")) {
      Assets.Asset asset = assets.of(firm.address().resolve(path));
      send(exchange, asset.status(), asset.type(), asset.bytes());
      return;
    }
    Matcher eyes = EYES.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
    Role role = eyes.find() ? role(eyes.group(1)) : null;
    String query = asked.getRawQuery();
    Glass.Seen seen =
        glass(firm)
            .see(role == null ? Role.AUDITOR : role, path + (query == null ? "" : "?" + query));
    exchange.getResponseHeaders().add("Content-Security-Policy", seen.policy());
    send(
        exchange,
        seen.status(),
        seen.type().isEmpty() ? "text/plain" : seen.type(),
        seen.body().getBytes(StandardCharsets.UTF_8));
  }

  private synchronized Glass glass(Firm firm) {
    if (glass == null) {
      glass = new Glass(firm);
    }
    return glass;
  }

  private static @Nullable Role role(String name) {
    for (Role role : Role.values()) {
      if (role.name().equals(name)) {
        return role;
      }
    }
    return null;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
    send(exchange, status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().add("Referrer-Policy", "same-origin");
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String type(String name) {
    return name.endsWith(".css")
        ? "text/css"
        : name.endsWith(".js") ? "text/javascript" : "text/html";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] file(String name) {
    try (InputStream in = TourServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
    stage.close();
  }
}
