package dev.countersign.chain.node;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A node by HTTP. Each question has one deadline for everything, from connecting to the last byte;
 * an answer past 16 MiB is broken off while it is read; redirects are not followed.
 */
public final class HttpNodeClient implements NodeClient, AutoCloseable {
  /** The deadline of one question where nobody says another. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  static final int LARGEST = 16 * 1024 * 1024;

  private final HttpClient http;
  private final HttpRequest.Builder request;
  private final Duration timeout;
  private final String name;
  private final AtomicLong lastId = new AtomicLong();

  /**
   * A client; connects when it is asked first.
   *
   * @param node {@code http} or {@code https}; a user and password in it go into the header of
   *     basic authentication
   * @param timeout the deadline of one question, more than nothing
   * @throws UnreadableInput when the URL is of another kind or names no host
   */
  public HttpNodeClient(URI node, Duration timeout) {
    String scheme = String.valueOf(node.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new UnreadableInput("The node's URL must start with http:// or https://");
    }
    if (node.getHost() == null) {
      throw new UnreadableInput(
          "The node's URL names no host; expected a URL such as http://127.0.0.1:8545");
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the deadline is " + timeout);
    }
    this.timeout = timeout;
    this.name = node.getHost() + (node.getPort() < 0 ? "" : ":" + node.getPort());
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.request =
        HttpRequest.newBuilder(withoutUser(node))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    String user = node.getUserInfo();
    if (user != null) {
      byte[] raw = user.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(raw));
    }
  }

  /**
   * A client for a URL as a person wrote it, with the usual deadline.
   *
   * @throws UnreadableInput when it is no URL of a node; the sentence does not repeat it, since
   *     keys are often part of it
   */
  public static HttpNodeClient at(String url) {
    try {
      return new HttpNodeClient(new URI(url.strip()), TIMEOUT);
    } catch (URISyntaxException e) {
      throw new UnreadableInput(
          "The node's URL cannot be read; expected a URL such as http://127.0.0.1:8545");
    }
  }

  @Override
  public JsonNode call(String method, ArrayNode params) throws NodeFault {
    long id = lastId.incrementAndGet();
    ObjectNode question = Json.object();
    question.put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params);
    HttpResponse<byte[]> response =
        send(
            request
                .copy()
                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(question)))
                .build());
    return RpcAnswer.result(response.body(), id, response.statusCode());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpResponse<byte[]> send(HttpRequest asked) throws NodeFault {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(asked, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw tooSlow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the question to the node was broken off");
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private NodeFault fault(@Nullable Throwable cause) {
    return switch (cause) {
      case java.net.http.HttpTimeoutException e -> tooSlow();
      case java.net.ConnectException e -> unavailable("the node at " + name + " is not reachable");
      case SSLException e ->
          unavailable("no encrypted connection with the node at " + name + " can be made");
      case IOException e when String.valueOf(e.getMessage()).contains("capacity") ->
          new NodeFault(
              NodeFault.Kind.UNUSABLE,
              "the node's answer is larger than " + (LARGEST >> 20) + " MiB");
      case null, default -> unavailable("the connection with the node at " + name + " broke off");
    };
  }

  private NodeFault tooSlow() {
    return unavailable(
        "the node at " + name + " did not answer within " + timeout.toMillis() / 1000.0 + " s");
  }

  private static NodeFault unavailable(String sentence) {
    return new NodeFault(NodeFault.Kind.UNAVAILABLE, sentence);
  }

  /** From the raw parts, so that a percent-encoded key stays as it is. */
  private static URI withoutUser(URI node) {
    String path = node.getRawPath() == null ? "" : node.getRawPath();
    String query = node.getRawQuery() == null ? "" : "?" + node.getRawQuery();
    String port = node.getPort() < 0 ? "" : ":" + node.getPort();
    return URI.create(node.getScheme() + "://" + node.getHost() + port + path + query);
  }
}
