package dev.countersign.server.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A port of its own on 127.0.0.1 with {@code /metrics} and nothing else, for a Prometheus on this
 * machine, which cannot prove that it holds a key. Figures hold no names of people and no amounts.
 */
public final class MetricsPort implements AutoCloseable {
  private static final int WAITING = 16;
  private static final int AT_ONCE = 2;

  /** A page elsewhere whose name points here asks under that name (DNS rebinding). */
  private static final Pattern HOST =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final Metrics metrics;

  /**
   * Opens it.
   *
   * @param port 0 for any that is free
   * @throws IOException when the port is taken or not allowed
   */
  public MetricsPort(int port, Metrics metrics) throws IOException {
    this.metrics = metrics;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), WAITING);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The port. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      int refused = refused(exchange, host);
      if (refused != 0) {
        exchange.sendResponseHeaders(refused, -1);
        return;
      }
      byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private static int refused(HttpExchange exchange, @Nullable String host) {
    if (host == null || !HOST.matcher(host).matches()) {
      return 421;
    }
    if (!exchange.getRequestURI().getPath().equals("/metrics")) {
      return 404;
    }
    return exchange.getRequestMethod().equals("GET") ? 0 : 405;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
