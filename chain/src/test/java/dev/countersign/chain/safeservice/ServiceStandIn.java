package dev.countersign.chain.safeservice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A queue in the shape that the Safe Transaction Service answers; see README.md beside it. */
final class ServiceStandIn implements AutoCloseable {
  /** How one request is answered instead; false leaves it to the stand-in. */
  @FunctionalInterface
  interface Script {
    boolean answer(HttpExchange exchange) throws IOException;
  }

  /**
   * A request.
   *
   * @param authorization of its header; "none" without one
   */
  record Asked(String line, String authorization, String body) {}

  private final HttpServer server;
  private final List<ObjectNode> entries = new CopyOnWriteArrayList<>();
  private final List<ObjectNode> delegates = new CopyOnWriteArrayList<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Script script = exchange -> false;

  ServiceStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (!script.answer(exchange)) {
              answer(exchange);
            }
          }
        });
    server.start();
  }

  /** The transactions of a recorded page. */
  static List<ObjectNode> recorded(String name) {
    try (InputStream in = ServiceStandIn.class.getResourceAsStream(name + ".json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<ObjectNode> entries = new ArrayList<>();
      Json.parse(text, name).path("results").forEach(one -> entries.add((ObjectNode) one));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ObjectNode> entries() {
    return entries;
  }

  List<ObjectNode> delegates() {
    return delegates;
  }

  List<Asked> asked() {
    return asked;
  }

  void script(Script instead) {
    this.script = instead;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tx-service/eth/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(
        new Asked(
            exchange.getRequestMethod() + " " + uri,
            authorization == null ? "none" : authorization,
            body));
    if (exchange.getRequestMethod().equals("POST")) {
      send(exchange, 201, "");
    } else if (uri.getPath().contains("/safes/")) {
      send(exchange, 200, Json.compact(page(entries, uri.getQuery())));
    } else if (uri.getPath().contains("/delegates/")) {
      send(exchange, 200, Json.compact(page(delegates, uri.getQuery())));
    } else {
      for (ObjectNode entry : entries) {
        if (uri.getPath().endsWith("/" + entry.path("safeTxHash").asString() + "/")) {
          send(exchange, 200, Json.compact(entry));
          return;
        }
      }
      send(exchange, 404, "{\"detail\":\"No MultisigTransaction matches the given query.\"}");
    }
  }

  private static ObjectNode page(List<ObjectNode> entries, String query) {
    int limit = number(query, "limit");
    int offset = number(query, "offset");
    ObjectNode page = Json.object();
    page.put("count", entries.size());
    page.put("next", offset + limit < entries.size() ? "https://evil.example/next" : null);
    page.putNull("previous");
    ArrayNode results = page.putArray("results");
    entries.stream().skip(offset).limit(limit).forEach(results::add);
    page.put("countUniqueNonce", entries.size());
    return page;
  }

  private static int number(String query, String name) {
    int at = query.indexOf("&" + name + "=") + name.length() + 2;
    int end = query.indexOf('&', at);
    return Integer.parseInt(end < 0 ? query.substring(at) : query.substring(at, end));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] raw = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, raw.length == 0 ? -1 : raw.length);
    if (raw.length > 0) {
      exchange.getResponseBody().write(raw);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
