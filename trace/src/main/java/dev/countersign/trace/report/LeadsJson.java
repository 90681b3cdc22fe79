package dev.countersign.trace.report;

import dev.countersign.model.json.Json;
import dev.countersign.trace.lead.Basis;
import dev.countersign.trace.lead.Lead;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Leads in JSON, under a sentence that says what they are. */
final class LeadsJson {
  private static final String NOTE =
      "Where to look, and no facts: no value is followed by leads. The strength, 1 to 99, is for"
          + " ranking, and no probability.";

  private LeadsJson() {}

  static ObjectNode of(List<Lead> leads) {
    ObjectNode json = Json.object().put("note", NOTE);
    ArrayNode all = json.putArray("leads");
    for (Lead lead : leads) {
      ObjectNode one = all.addObject().put("strength", lead.strength());
      one.set("deposit", side(lead.deposit()));
      one.set("withdrawal", side(lead.withdrawal()));
      ArrayNode basis = one.putArray("basis");
      for (Basis each : lead.basis()) {
        basis.addObject().put("kind", each.kind().word()).put("reason", each.reason());
      }
    }
    return json;
  }

  private static ObjectNode side(Lead.Side side) {
    return Json.object()
        .put("account", side.account())
        .put("transaction", side.transaction())
        .put("time", side.time());
  }
}
