package dev.countersign.chain.safeservice;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests to the service, and what its statuses mean. */
final class ServiceLink implements AutoCloseable {
  private static final int LARGEST = 8 << 20;
  private static final int WORDS = 200;

  private final BoundedHttp http;
  private final String base;
  private final @Nullable String key;

  ServiceLink(URI url, @Nullable String key, Duration timeout) {
    this.http = new BoundedHttp("Safe Transaction Service", url, timeout, LARGEST, null);
    String text = url.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.key = key;
  }

  JsonNode get(String path) throws ServiceFault {
    Bytes body = send(request(path).GET());
    try {
      JsonNode answer = Json.parse(text(body), "It");
      if (answer.isObject()) {
        return answer;
      }
    } catch (UnreadableInput e) {
      throw unusable("it is not JSON");
    }
    throw unusable("it is no JSON object");
  }

  void post(String path, JsonNode body) throws ServiceFault {
    send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.compact(body))));
  }

  ServiceFault unusable(String why) {
    return new ServiceFault(
        ServiceFault.Kind.UNUSABLE, http.place() + " answered what cannot be used: " + why);
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private Bytes send(HttpRequest.Builder request) throws ServiceFault {
    Answer answer;
    try {
      answer = http.send(request);
    } catch (HttpFault fault) {
      throw new ServiceFault(
          fault.kind() == HttpFault.Kind.TOO_LARGE
              ? ServiceFault.Kind.UNUSABLE
              : ServiceFault.Kind.UNAVAILABLE,
          fault.sentence());
    }
    if (answer.status() / 100 == 2) {
      return answer.body();
    }
    throw status(answer);
  }

  private ServiceFault status(Answer answer) {
    String said = http.place() + " answered with HTTP status " + answer.status();
    return switch (answer.status()) {
      case 400, 409, 413, 422 ->
          new ServiceFault(
              ServiceFault.Kind.REFUSED,
              said
                  + ", which does not take what it was given: \""
                  + NodeFault.printable(text(answer.body()), WORDS)
                  + "\"");
      case 401, 403 ->
          new ServiceFault(ServiceFault.Kind.REFUSED, said + ": it does not let us in");
      case 404 ->
          new ServiceFault(
              ServiceFault.Kind.NOT_FOUND, said + ": it does not know the Safe or the transaction");
      case 429 ->
          new ServiceFault(ServiceFault.Kind.UNAVAILABLE, said + ": it was asked too often");
      default -> new ServiceFault(ServiceFault.Kind.UNAVAILABLE, said);
    };
  }

  private static String text(Bytes body) {
    return new String(body.toArray(), StandardCharsets.UTF_8);
  }
}
