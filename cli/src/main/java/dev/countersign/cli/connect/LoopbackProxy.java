package dev.countersign.cli.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes JSON-RPC on loopback and passes it to the server, with the machine's token and proofs. */
public final class LoopbackProxy implements AutoCloseable {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int AT_ONCE = 16;
  private static final int NOT_REACHED = -32_603;

  private final ServerLink link;
  private final String path;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  private LoopbackProxy(ServerLink link, String wallet, HttpServer http) {
    this.link = link;
    this.path = "/api/v1/rpc/" + wallet;
    this.http = http;
  }

  /** It does not start; the message is a sentence. */
  public static final class NotConnected extends Exception {
    private static final long serialVersionUID = 1L;

    NotConnected(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /**
   * Starts one.
   *
   * @param server its origin
   * @param wallet the label of the account
   * @param port on 127.0.0.1; 0 for any that is free
   * @throws NotConnected when the server does not let the machine in, or the port is taken
   * @throws UnreadableInput when the server's address cannot be used
   */
  public static LoopbackProxy start(
      URI server, String machine, MachineKey key, String wallet, int port, InstantSource clock)
      throws NotConnected {
    ServerLink link = new ServerLink(server, machine, key, clock);
    try {
      link.open();
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 64);
      LoopbackProxy proxy = new LoopbackProxy(link, wallet, http);
      http.setExecutor(proxy.threads);
      http.createContext("/", proxy::answer);
      http.start();
      return proxy;
    } catch (ServerLink.Refused e) {
      link.close();
      throw new NotConnected(e.sentence());
    } catch (IOException e) {
      link.close();
      throw new NotConnected("Port " + port + " on 127.0.0.1 is taken or not allowed");
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://localhost:" + http.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String against = Callers.against(exchange.getRequestHeaders());
      if (!exchange.getRequestMethod().equals("POST")
          || !exchange.getRequestURI().getPath().equals("/")) {
        say(exchange, 405, "Send JSON-RPC here with POST /");
      } else if (against != null) {
        say(exchange, 403, against);
      } else {
        passOn(exchange);
      }
    }
  }

  private void passOn(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      say(exchange, 413, "The request is longer than 1 MiB");
      return;
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    try {
      turns.acquire();
      try {
        json(exchange, link.post(path, Bytes.of(body), key == null ? "" : key).toArray());
      } catch (ServerLink.Refused e) {
        json(exchange, fault(body, e.sentence()));
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For a caller that knows only JSON-RPC: an error for each of its requests. */
  private static byte[] fault(byte[] body, String sentence) {
    JsonNode asked;
    try {
      asked = Json.parse(new String(body, StandardCharsets.UTF_8), "The request");
    } catch (UnreadableInput e) {
      asked = Json.object();
    }
    JsonNode answer;
    if (asked.isArray()) {
      ArrayNode all = Json.object().arrayNode();
      asked.forEach(one -> all.add(fault(one, sentence)));
      answer = all;
    } else {
      answer = fault(asked, sentence);
    }
    return Json.compact(answer).getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode fault(JsonNode asked, String sentence) {
    ObjectNode fault = Json.object().put("jsonrpc", "2.0");
    @Nullable JsonNode id = asked.get("id");
    if (id == null) {
      fault.putNull("id");
    } else {
      fault.set("id", id);
    }
    fault.putObject("error").put("code", NOT_REACHED).put("message", sentence);
    return fault;
  }

  private static void json(HttpExchange exchange, byte[] body) throws IOException {
    if (body.length == 0) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
    byte[] body = (sentence + ".\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(1);
    threads.shutdownNow();
    link.close();
  }
}
