package dev.countersign.server.access.signal;

import dev.countersign.access.signal.SignalType;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The configuration of a stream as the framework writes it (1.0, section 8.1.1). */
public final class StreamForm {
  /** How the tokens come: they are asked for (RFC 8936). */
  public static final String POLL = "urn:ietf:rfc:8936";

  /** So many seconds lie between two verifications at least. */
  static final int SECONDS_BETWEEN = 60;

  private static final int LONGEST = 200;
  private static final int MOST = 50;

  private StreamForm() {}

  /** What a receiver may say of it. */
  record Asked(List<String> events, String description) {
    Set<SignalType> delivered() {
      return SignalType.TOLD.stream()
          .filter(type -> events.contains(type.uri()))
          .collect(Collectors.toSet());
    }
  }

  /**
   * What a request asks for.
   *
   * @param usual where it does not say
   * @throws UnreadableInput when something in it is not possible here
   */
  static Asked read(JsonNode request, Asked usual) {
    if (!request.isObject()) {
      throw new UnreadableInput("The request is a JSON object");
    }
    demandPoll(request.path("delivery"));
    return new Asked(
        request.has("events_requested") ? events(request.path("events_requested")) : usual.events(),
        request.has("description") ? text(request, "description") : usual.description());
  }

  /** All that there is, and no words about it. */
  static Asked usual() {
    return new Asked(SignalType.TOLD.stream().map(SignalType::uri).toList(), "");
  }

  private static void demandPoll(JsonNode delivery) {
    if (delivery.isMissingNode()) {
      return;
    }
    if (!delivery.path("method").asString("").equals(POLL)) {
      throw new UnreadableInput(
          "A stream that is set up here has its tokens asked for: \"delivery\" is {\"method\":"
              + " \""
              + POLL
              + "\"}, or is left out. Receivers to which tokens are pushed stand in the server's"
              + " settings");
    }
  }

  private static List<String> events(JsonNode list) {
    if (!list.isArray() || list.size() > MOST) {
      throw new UnreadableInput("\"events_requested\" is a list of at most " + MOST + " types");
    }
    List<String> events = new ArrayList<>();
    for (JsonNode one : list) {
      String uri = one.asString("");
      if (uri.isEmpty() || uri.length() > LONGEST || uri.matches("(?s).*\\s.*")) {
        throw new UnreadableInput(
            "\"events_requested\" holds something that is no type of an event; one is a URI such"
                + " as "
                + SignalType.SESSION_REVOKED.uri());
      }
      events.add(uri);
    }
    return events;
  }

  /** A text of at most 200 characters; empty where there is none. */
  static String text(JsonNode request, String name) {
    JsonNode node = request.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isString() || node.asString().length() > LONGEST) {
      throw new UnreadableInput("\"" + name + "\" is a text of at most " + LONGEST + " characters");
    }
    return node.asString();
  }

  /**
   * What the transmitter says of a stream must be the same where a receiver repeats it.
   *
   * @throws UnreadableInput when it is not
   */
  static void demandSame(JsonNode request, ObjectNode stream) {
    for (String name :
        List.of(
            "iss", "aud", "events_supported", "events_delivered", "min_verification_interval")) {
      if (request.has(name) && !request.path(name).equals(stream.path(name))) {
        throw new UnreadableInput(
            "\"" + name + "\" is said by the transmitter; leave it out, or give it as it was");
      }
    }
    String endpoint = stream.path("delivery").path("endpoint_url").asString("");
    JsonNode said = request.path("delivery").path("endpoint_url");
    if (!said.isMissingNode() && !said.asString("").equals(endpoint)) {
      throw new UnreadableInput("\"endpoint_url\" is said by the transmitter; it is " + endpoint);
    }
  }

  /** A stream's configuration. */
  static ObjectNode write(SignalStream stream, URI origin) {
    ObjectNode json =
        Json.object()
            .put("stream_id", stream.id().toString())
            .put("iss", origin.toString())
            .put("aud", stream.audience());
    json.putObject("delivery")
        .put("method", POLL)
        .put("endpoint_url", origin + "/api/v1/signals/poll/" + stream.id());
    uris(json.putArray("events_supported"), SignalType.TOLD);
    ArrayNode requested = json.putArray("events_requested");
    stream.requested().forEach(requested::add);
    uris(json.putArray("events_delivered"), stream.delivered());
    json.put("min_verification_interval", SECONDS_BETWEEN);
    if (!stream.description().isEmpty()) {
      json.put("description", stream.description());
    }
    return json;
  }

  private static void uris(ArrayNode list, Set<SignalType> types) {
    types.stream().sorted().forEach(type -> list.add(type.uri()));
  }

  /** A stream's status. */
  static ObjectNode status(SignalStream stream) {
    ObjectNode json =
        Json.object()
            .put("stream_id", stream.id().toString())
            .put("status", stream.status().word());
    if (!stream.reason().isEmpty()) {
      json.put("reason", stream.reason());
    }
    return json;
  }
}
