package dev.countersign.chain.node;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
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

  private static final String WHAT = "The node's URL";
  private static final String EXAMPLE = "http://127.0.0.1:8545";

  private final BoundedHttp http;
  private final HttpRequest.Builder request;
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
    this(node, timeout, node.getUserInfo());
  }

  private HttpNodeClient(URI node, Duration timeout, @Nullable String user) {
    BoundedHttp.address(node, WHAT, EXAMPLE);
    this.http = new BoundedHttp("node", node, timeout, LARGEST, null);
    this.request =
        HttpRequest.newBuilder(withoutUser(node))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
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
    return at(url, TIMEOUT);
  }

  /**
   * The same with another deadline, for what takes a node long.
   *
   * @throws UnreadableInput as above
   */
  public static HttpNodeClient at(String url, Duration timeout) {
    return new HttpNodeClient(BoundedHttp.address(url, WHAT, EXAMPLE), timeout);
  }

  /**
   * The same with a user and password that are no part of the URL.
   *
   * @param login both, with a colon between; they are told to nobody but the node
   * @throws UnreadableInput as above, or when the URL has a user of its own
   */
  public static HttpNodeClient at(String url, Duration timeout, String login) {
    URI node = BoundedHttp.address(url, WHAT, EXAMPLE);
    if (node.getUserInfo() != null) {
      throw new UnreadableInput(WHAT + " has a user and password, and so has the file for them");
    }
    return new HttpNodeClient(node, timeout, login);
  }

  @Override
  public JsonNode call(String method, ArrayNode params) throws NodeFault {
    long id = lastId.incrementAndGet();
    ObjectNode question = Json.object();
    question.put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params);
    Answer answer =
        send(request.copy().POST(HttpRequest.BodyPublishers.ofString(Json.compact(question))));
    return RpcAnswer.result(answer.body().toArray(), id, answer.status());
  }

  @Override
  public void close() {
    http.close();
  }

  private Answer send(HttpRequest.Builder asked) throws NodeFault {
    try {
      return http.send(asked);
    } catch (HttpFault fault) {
      throw new NodeFault(
          fault.kind() == HttpFault.Kind.TOO_LARGE
              ? NodeFault.Kind.UNUSABLE
              : NodeFault.Kind.UNAVAILABLE,
          fault.sentence());
    }
  }

  /** From the raw parts, so that a percent-encoded key stays as it is. */
  private static URI withoutUser(URI node) {
    String path = node.getRawPath() == null ? "" : node.getRawPath();
    String query = node.getRawQuery() == null ? "" : "?" + node.getRawQuery();
    String port = node.getPort() < 0 ? "" : ":" + node.getPort();
    return URI.create(node.getScheme() + "://" + node.getHost() + port + path + query);
  }
}
