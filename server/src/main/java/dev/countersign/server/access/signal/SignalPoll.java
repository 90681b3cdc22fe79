package dev.countersign.server.access.signal;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.SignalSettings.Polling;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks one transmitter for signals (RFC 8936). What it gave is acknowledged only once it is on the
 * disk: where this server ends in between it is given again, and counts once. Call it from one
 * thread.
 */
final class SignalPoll implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int LARGEST = 4 << 20;
  private static final int AT_ONCE = 50;
  private static final int LONGEST_ID = 500;

  /** So often it is asked without a pause. */
  private static final int ROUNDS = 20;

  private final String issuer;
  private final Polling polling;
  private final SignalsIn in;
  private final BoundedHttp http;
  private final List<String> taken = new ArrayList<>();
  private final Map<String, SignalRefused> refused = new LinkedHashMap<>();
  private volatile String trouble = "";

  SignalPoll(String issuer, Polling polling, SignalsIn in) {
    this.issuer = issuer;
    this.polling = polling;
    this.in = in;
    this.http = new BoundedHttp("transmitter", polling.address(), TIMEOUT, LARGEST, null);
  }

  String issuer() {
    return issuer;
  }

  String trouble() {
    return trouble;
  }

  /** Asks until there is nothing more, and nothing left to acknowledge. */
  void round() {
    try {
      for (int i = 0; i < ROUNDS; i++) {
        boolean more = once();
        if (!more && taken.isEmpty() && refused.isEmpty()) {
          break;
        }
      }
      trouble = "";
    } catch (HttpFault fault) {
      trouble = fault.sentence();
    } catch (UnreadableInput e) {
      trouble = http.place() + " does not answer as RFC 8936 has it: " + e.sentence();
    }
  }

  private boolean once() throws HttpFault {
    Answer answer = http.send(request());
    if (answer.status() != 200) {
      throw new UnreadableInput("its HTTP status is " + answer.status());
    }
    taken.clear();
    refused.clear();
    String text = new String(answer.body().toArray(), StandardCharsets.UTF_8);
    JsonNode body = Json.parse(text, "The answer");
    JsonNode sets = body.path("sets");
    if (!sets.isObject()) {
      throw new UnreadableInput("\"sets\" is missing");
    }
    int number = 0;
    for (Map.Entry<String, JsonNode> one : sets.properties()) {
      if (number++ < AT_ONCE && one.getKey().length() <= LONGEST_ID) {
        take(one.getKey(), one.getValue().asString(""));
      }
    }
    return body.path("moreAvailable").asBoolean(false) && number > 0;
  }

  private void take(String jti, String token) {
    try {
      in.take(token, issuer, jti);
      taken.add(jti);
    } catch (SignalRefused e) {
      refused.put(jti, e);
    }
  }

  private HttpRequest.Builder request() {
    ObjectNode asked = Json.object().put("maxEvents", AT_ONCE).put("returnImmediately", true);
    if (!taken.isEmpty()) {
      ArrayNode ack = asked.putArray("ack");
      taken.forEach(ack::add);
    }
    if (!refused.isEmpty()) {
      ObjectNode errs = asked.putObject("setErrs");
      refused.forEach(
          (jti, e) -> errs.putObject(jti).put("err", e.error()).put("description", e.sentence()));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(polling.address())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", "Countersign");
    Secret token = polling.token();
    if (token != null) {
      char[] characters = token.copy();
      request.header("Authorization", "Bearer " + new String(characters));
      Arrays.fill(characters, '\0');
    }
    return request.POST(BodyPublishers.ofString(Json.compact(asked)));
  }

  @Override
  public void close() {
    http.close();
  }
}
