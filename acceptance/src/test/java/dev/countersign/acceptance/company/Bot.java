package dev.countersign.acceptance.company;

import dev.countersign.cli.connect.LoopbackProxy;
import dev.countersign.cli.connect.LoopbackProxy.NotConnected;
import dev.countersign.cli.connect.MachineKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A program that knows only JSON-RPC, and the proxy that it points at. */
final class Bot implements AutoCloseable {
  /** It waits; ask again. */
  private static final int HELD = -32_050;

  private final HttpClient http = HttpClient.newHttpClient();
  private final LoopbackProxy proxy;

  /** One whose key lies in that file, for a wallet. */
  Bot(Company company, Path key, String name, String wallet) {
    try {
      proxy =
          LoopbackProxy.start(
              company.server().address(),
              name,
              MachineKey.open(key),
              wallet,
              0,
              InstantSource.system());
    } catch (NotConnected e) {
      throw new AssertionError(e);
    }
  }

  /** The form that adds a machine with that key. */
  static Map<String, String> form(String name, String key, String responsible, String... scopes) {
    Map<String, String> form = new HashMap<>();
    form.put("name", name);
    form.put("key", key);
    form.put("responsible", responsible);
    for (String scope : scopes) {
      form.put("scope-" + scope, "on");
    }
    return form;
  }

  /** Where it listens. */
  URI address() {
    return proxy.address();
  }

  /** Asks, and returns the whole answer. */
  JsonNode ask(String method, JsonNode... params) {
    return send(request(7, method, params));
  }

  /** Asks, and demands a result. */
  JsonNode result(String method, JsonNode... params) {
    JsonNode answer = ask(method, params);
    if (!answer.has("result")) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.path("result");
  }

  /** Asks, and again as long as it is told to: where many ask at once, one waits for another. */
  JsonNode resultInTheEnd(String method, JsonNode... params) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode answer = ask(method, params);
    while (answer.path("error").path("code").asInt(0) == HELD && System.nanoTime() < end) {
      Company.pause();
      answer = ask(method, params);
    }
    if (!answer.has("result")) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.path("result");
  }

  /** Asks, and demands an error. */
  JsonNode error(String method, JsonNode... params) {
    JsonNode answer = ask(method, params);
    if (!answer.has("error")) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.path("error");
  }

  static ObjectNode request(int id, String method, JsonNode... params) {
    ObjectNode request = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    ArrayNode list = request.putArray("params");
    for (JsonNode param : params) {
      list.add(param);
    }
    return request;
  }

  /** Sends a body. */
  JsonNode send(JsonNode body) {
    HttpResponse<String> answer = post(Json.compact(body), "Content-Type", "application/json");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return Json.parse(answer.body(), "The answer");
  }

  /** Sends what no bot would. */
  HttpResponse<String> post(String body, String... headers) {
    return exchange(
        HttpRequest.newBuilder(address()).headers(headers).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the proxy did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A payment as {@code eth_sendTransaction} takes it. */
  static ObjectNode payment(Address to, String wei) {
    return Json.object()
        .put("to", to.toHex())
        .put("value", "0x" + new BigInteger(wei).toString(16));
  }

  @Override
  public void close() {
    proxy.close();
  }
}
