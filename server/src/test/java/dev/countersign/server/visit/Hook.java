package dev.countersign.server.visit;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A receiver of webhooks, which takes none without a right signature of just now. */
public final class Hook implements AutoCloseable {
  /** With which they are signed. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<String> redirected = new CopyOnWriteArrayList<>();
  private volatile int status = 204;

  /** A webhook. */
  public record Received(String id, JsonNode body, boolean signed) {}

  /** Opens it. */
  public Hook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
            String text = new String(body, StandardCharsets.UTF_8);
            received.add(
                new Received(
                    headers.getOrDefault("webhook-id", ""),
                    Json.parse(text, "It"),
                    isSigned(headers, text)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          try (exchange) {
            redirected.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** What it answers from now on. */
  public void answer(int with) {
    status = with;
  }

  /** All that came. */
  public List<Received> received() {
    return received;
  }

  /** What came where it was redirected to. */
  public List<String> redirected() {
    return redirected;
  }

  /** Waits until so many of a type have come. */
  public List<Received> await(String type, int number) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (of(type).size() < number) {
      if (System.nanoTime() > end) {
        throw new AssertionError("they did not come; what came: " + received);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return of(type);
  }

  private List<Received> of(String type) {
    return received.stream()
        .filter(one -> one.body().path("type").asString().equals(type))
        .toList();
  }

  /** As the receiver's side of Standard Webhooks says. */
  private static boolean isSigned(Map<String, String> headers, String body) {
    String id = headers.getOrDefault("webhook-id", "");
    String timestamp = headers.getOrDefault("webhook-timestamp", "0");
    Duration age =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
    if (id.isEmpty() || age.abs().compareTo(Duration.ofMinutes(5)) > 0) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
      byte[] expected =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      String header = headers.getOrDefault("webhook-signature", "");
      return header.startsWith("v1,")
          && MessageDigest.isEqual(expected, Base64.getDecoder().decode(header.substring(3)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
