package dev.countersign.drill.play;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it was made for one person.
 *
 * @param intent in the form of {@code docs/intent.md}
 * @param payload a Safe transaction as JSON, in the form in which the gate takes any other
 * @param known in the form of {@code docs/known.md}: what is known in the world of this request
 * @param heading such as {@code Send 12 ETH from Treasury 3 to Hot wallet}
 * @param answer what whoever asked says when they are called back
 */
public record PlayRequest(
    PlayScenario scenario,
    String intent,
    String payload,
    String known,
    String heading,
    String answer) {
  /** Who asks, in each: a function, since no person may be accused of it. */
  public static final String REQUESTER = "the treasury desk";

  /** As it is kept. */
  public String json() {
    ObjectNode node = Json.object().put("scenario", scenario.id());
    node.put("intent", intent).put("payload", payload).put("known", known);
    return Json.compact(node.put("heading", heading).put("answer", answer));
  }

  /**
   * Of what was kept.
   *
   * @throws UnreadableInput when it is none
   */
  public static PlayRequest of(String json) {
    JsonNode node = Json.parse(json, "The play request");
    String id = node.path("scenario").asString("");
    return new PlayRequest(
        PlayScenario.find(id)
            .orElseThrow(() -> new UnreadableInput("There is no play request “" + id + "”")),
        node.path("intent").asString(""),
        node.path("payload").asString(""),
        node.path("known").asString(""),
        node.path("heading").asString(""),
        node.path("answer").asString(""));
  }
}
