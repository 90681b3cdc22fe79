package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Recheck;
import dev.countersign.response.freeze.tracking.State;
import dev.countersign.response.freeze.tracking.Step;
import dev.countersign.server.freeze.Agains.Standing;
import dev.countersign.server.freeze.KeptRequest;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests to freeze for programs; amounts are texts of decimal digits in smallest units. */
final class FreezeAnswer {
  private FreezeAnswer() {}

  static ObjectNode of(KeptRequest one) {
    ObjectNode json = Json.object();
    json.put("id", one.id().toString());
    json.put("reference", one.reference());
    json.put("trace", one.trace().toString());
    json.put("kind", one.request().holder().kind().word());
    json.put("holder", one.request().holder().name());
    json.put("contact", one.request().holder().contact());
    json.put("state", one.tracking().state().word());
    json.put("since", one.tracking().since().toString());
    json.put("deadline", one.tracking().deadline().toString());
    json.put("open", one.isOpen());
    json.set("totals", amounts(one.request().totals()));
    one.closed()
        .ifPresent(closed -> {
          ObjectNode why = json.putObject("closed");
          why.put("at", closed.at().toString()).put("by", closed.by()).put("why", closed.why());
          closed.replacedBy().ifPresent(other -> why.put("replacedBy", other.toString()));
        });
    return json;
  }

  static ObjectNode whole(KeptRequest one, Standing standing) {
    ObjectNode json = of(one);
    ArrayNode steps = json.putArray("steps");
    for (Step step : one.tracking().steps()) {
      ObjectNode line = steps.addObject();
      line.put("state", step.state().word()).put("at", step.at().toString());
      line.put("by", step.who()).put("note", step.note());
      if (step.state() instanceof State.PartlyFrozen partly) {
        line.set("frozen", amounts(partly.amounts()));
      }
    }
    json.set("check", check(standing));
    return json;
  }

  private static ObjectNode check(Standing standing) {
    ObjectNode json = Json.object();
    return switch (standing) {
      case Standing.Unasked any -> json.put("state", "unasked");
      case Standing.Running running ->
          json.put("state", "running").put("trace", running.trace().toString());
      case Standing.Failed failed ->
          json.put("state", "failed")
              .put("trace", failed.trace().toString())
              .put("sentence", failed.sentence());
      case Standing.Unlike unlike ->
          json.put("state", "failed")
              .put("trace", unlike.trace().toString())
              .put("sentence", unlike.sentence());
      case Standing.Compared compared -> {
        Recheck check = compared.check();
        json.put("state", check.holds() ? "holds" : "changed");
        json.put("trace", compared.trace().toString()).put("sentence", check.sentence());
        json.put("tracedAt", check.tracedAt().toString());
        ArrayNode changes = json.putArray("changes");
        for (Recheck.Change one : check.changes()) {
          changes
              .addObject()
              .put("address", one.address())
              .put("asset", one.asset().key())
              .put("was", one.was().toString())
              .put("is", one.is().toString())
              .put("sentence", one.sentence());
        }
        yield json;
      }
    };
  }

  private static ArrayNode amounts(List<Quantity> amounts) {
    ArrayNode all = Json.object().putArray("amounts");
    for (Quantity one : amounts) {
      all.addObject()
          .put("asset", one.asset().key())
          .put("symbol", one.asset().symbol())
          .put("decimals", one.asset().decimals())
          .put("amount", one.amount().toString());
    }
    return all;
  }
}
