package dev.countersign.trace.explorer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP server that answers as Etherscan's API is documented to. */
final class PretendExplorer implements AutoCloseable {
  /** A row of txlist. */
  record Sent(long block, String from, String to, String value) {
    private String json(int number) {
      return ("{\"blockNumber\":\"" + block + "\",\"timeStamp\":\"" + (1_700_000_000 + block * 12))
          + ("\",\"hash\":\"0x" + "%064x".formatted(number) + "\",\"nonce\":\"0\",\"from\":\"")
          + (from + "\",\"to\":\"" + to + "\",\"value\":\"" + value)
          + "\",\"transactionIndex\":\"0\",\"isError\":\"0\"}";
    }
  }

  private final HttpServer server;
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> first = new ArrayList<>();

  /** No more rows at once than that, whatever is asked for. */
  int window = 10_000;

  PretendExplorer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2/api?chainid=1";
  }

  void add(Sent one) {
    sent.add(one);
  }

  /** Says that once before anything else: a body, or a status alone such as 503. */
  void first(String body) {
    first.add(body);
  }

  /** The queries, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    asked.add(query);
    int status = 200;
    String body = first.isEmpty() ? rows(query) : first.removeFirst();
    if (body.length() == 3) {
      status = Integer.parseInt(body);
      body = "busy";
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String rows(String query) {
    Map<String, String> words = new HashMap<>();
    for (String word : query.split("&", -1)) {
      String[] parts = word.split("=", 2);
      words.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    String address = words.getOrDefault("address", "");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Sent one = sent.get(i);
      if ((one.from.equals(address) || one.to.equals(address))
          && one.block >= Long.parseLong(words.getOrDefault("startblock", "0"))
          && "txlist".equals(words.get("action"))) {
        rows.add(one.json(i));
      }
    }
    int most = Math.min(window, Integer.parseInt(words.getOrDefault("offset", "0")));
    return rows.isEmpty()
        ? "{\"status\":\"0\",\"message\":\"No transactions found\",\"result\":[]}"
        : "{\"status\":\"1\",\"message\":\"OK\",\"result\":["
            + rows.stream().limit(most).collect(Collectors.joining(","))
            + "]}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
