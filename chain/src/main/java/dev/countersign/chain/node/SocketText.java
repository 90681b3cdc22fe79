package dev.countersign.chain.node;

import dev.countersign.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages of {@code eth_subscribe}: what is asked, and what comes. Used by one thread. */
final class SocketText {
  /** What a message was. */
  sealed interface Heard {
    /** A notification. */
    record Said(String subscription, JsonNode result) implements Heard {}

    /** The node does not offer a subscription. */
    record Refused(String subscription, String why) implements Heard {}

    /** Nothing of interest. */
    record Nothing() implements Heard {}
  }

  private final List<String> subscriptions;
  private final Map<String, String> names = new HashMap<>();

  SocketText(List<String> subscriptions) {
    this.subscriptions = List.copyOf(subscriptions);
  }

  /** One for each subscription. */
  List<String> questions() {
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < subscriptions.size(); i++) {
      ObjectNode question = Json.object();
      question.put("jsonrpc", "2.0").put("id", i + 1).put("method", "eth_subscribe");
      question.putArray("params").add(subscriptions.get(i));
      questions.add(Json.compact(question));
    }
    return questions;
  }

  /**
   * Reads a message.
   *
   * @throws NodeFault when it is none of JSON-RPC
   */
  Heard read(String message) throws NodeFault {
    JsonNode said = RpcAnswer.parse(message.getBytes(StandardCharsets.UTF_8), 200);
    if (said.path("method").asString("").equals("eth_subscription")) {
      String name = names.get(said.path("params").path("subscription").asString(""));
      return name == null
          ? new Heard.Nothing()
          : new Heard.Said(name, said.path("params").path("result"));
    }
    JsonNode id = said.path("id");
    if (!id.isIntegralNumber() || !id.canConvertToInt()) {
      return new Heard.Nothing();
    }
    int asked = id.intValue() - 1;
    if (asked < 0 || asked >= subscriptions.size()) {
      return new Heard.Nothing();
    }
    if (said.path("result").isString()) {
      names.put(said.path("result").asString(), subscriptions.get(asked));
      return new Heard.Nothing();
    }
    return new Heard.Refused(
        subscriptions.get(asked),
        NodeFault.printable(said.path("error").path("message").asString("no reason given"), 160));
  }
}
