package dev.countersign.server.access.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** A source of events that answers what it was told to, and notes what it was asked. */
final class FakeLog implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Given> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private Function<Asked, Given> speech = question -> new Given("[]");

  /** An answer. */
  record Given(int status, Map<String, String> headers, String body) {
    Given(String body) {
      this(200, Map.of(), body);
    }
  }

  /**
   * A question as it came.
   *
   * @param headers by their names in small letters
   */
  record Asked(String method, URI uri, Map<String, String> headers, String body) {
    SortedMap<String, String> parameters() {
      return Query.of(uri);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  FakeLog() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers one question, after those before. */
  synchronized void give(int status, Map<String, String> headers, String body) {
    answers.add(new Given(status, headers, body));
  }

  void give(String body) {
    give(200, Map.of(), body);
  }

  /** How it answers all for which nothing else was given. */
  synchronized void speak(Function<Asked, Given> how) {
    speech = how;
  }

  /** What was asked since the last time, as path and query. */
  List<String> asked() {
    return questions().stream().map(one -> one.uri().toString()).toList();
  }

  /** What was asked since the last time. */
  synchronized List<Asked> questions() {
    List<Asked> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  /** The Authorization headers that came. */
  synchronized List<String> tokens() {
    return List.copyOf(tokens);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
      Asked question =
          new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), headers, sent);
      asked.add(question);
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      Given given = answers.isEmpty() ? speech.apply(question) : answers.removeFirst();
      given.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(given.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
