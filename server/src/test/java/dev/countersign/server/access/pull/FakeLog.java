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
import java.util.List;
import java.util.Map;

/** A source of events that answers what it was told to, and notes what it was asked. */
final class FakeLog implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Given> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();

  private record Given(int status, Map<String, String> headers, String body) {}

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

  /** What was asked since the last time, as path and query. */
  synchronized List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  /** The Authorization headers that came. */
  synchronized List<String> tokens() {
    return List.copyOf(tokens);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      asked.add(exchange.getRequestURI().toString());
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      Given given = answers.isEmpty() ? new Given(200, Map.of(), "[]") : answers.removeFirst();
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
