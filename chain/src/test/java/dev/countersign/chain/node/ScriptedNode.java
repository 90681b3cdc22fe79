package dev.countersign.chain.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A server on loopback that answers as the test says. */
final class ScriptedNode implements AutoCloseable {
  /** How to answer one question. */
  @FunctionalInterface
  interface Script {
    void answer(HttpExchange exchange, String question) throws IOException;
  }

  private final HttpServer server;

  ScriptedNode(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String question =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            script.answer(exchange, question);
          }
        });
    server.start();
  }

  /** One that gives the same body to everything. */
  static ScriptedNode saying(int status, String body) throws IOException {
    return new ScriptedNode((exchange, question) -> send(exchange, status, body));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, raw.length == 0 ? -1 : raw.length);
    exchange.getResponseBody().write(raw);
  }

  URI uri(String user, String pathAndQuery) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return URI.create("http://" + user + host + ":" + server.getAddress().getPort() + pathAndQuery);
  }

  URI uri() {
    return uri("", "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
