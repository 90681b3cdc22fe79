package dev.countersign.server.drill;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.change.Forms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is proposed about a play wallet, and agreed to word by word.
 *
 * @param plan who gets requests when
 * @param wallet what the play wallet is called
 * @param money that lies in it, in whole ETH
 */
record PlayDocument(DrillDocument plan, String wallet, int money) {
  static PlayDocument of(Map<String, String> form, List<String> domains, long seed) {
    return new PlayDocument(
        DrillDocument.of(form, Set.of(), domains, Map.of(), seed),
        Forms.text(form, "wallet", "The wallet’s name", 60),
        money(form.getOrDefault("money", "").strip()));
  }

  static PlayDocument of(JsonNode document) {
    return new PlayDocument(
        DrillDocument.of(document.path("plan")),
        document.path("wallet").asString(),
        document.path("money").asInt());
  }

  ObjectNode json() {
    ObjectNode document = Json.object().put("wallet", wallet).put("money", money);
    document.set("plan", plan.json());
    return document;
  }

  private static int money(String text) {
    if (!text.matches("[1-9][0-9]{1,5}")) {
      throw new UnreadableInput("The play money is 10 to 999999 whole ETH, not “" + text + "”");
    }
    return Integer.parseInt(text);
  }
}
