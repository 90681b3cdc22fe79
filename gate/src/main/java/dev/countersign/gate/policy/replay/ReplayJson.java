package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.rules.amount.Quantity;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A replay as JSON, for machines. Numbers that may be large or broken are text. */
public final class ReplayJson {
  private ReplayJson() {}

  /** Which policy. */
  public static ObjectNode of(Policy policy) {
    return Json.object()
        .put("name", policy.name())
        .put("digest", policy.digest().toHex())
        .put("rules", policy.rules().size());
  }

  /** What it comes to. */
  public static ObjectNode of(ReplaySummary summary) {
    ObjectNode json = Json.object();
    json.put("transfers", summary.total());
    json.put("otherwise", summary.changed());
    ArrayNode shifts = json.putArray("shifts");
    summary
        .shifts()
        .forEach((shift, tally) -> {
          ObjectNode one = shifts.addObject();
          outcomes(one, shift);
          one.put("transfers", tally.count());
          ArrayNode amounts = one.putArray("amounts");
          tally
              .amounts()
              .forEach((asset, sum) -> quantity(amounts.addObject().put("asset", asset), sum));
          Quantity value = tally.value();
          if (value != null) {
            quantity(one.putObject("value"), value);
          }
          one.put("withoutValue", tally.withoutValue());
        });
    ArrayNode differences = json.putArray("differences");
    summary
        .differences()
        .forEach((difference, count) -> {
          ObjectNode one = differences.addObject();
          outcomes(one, difference.shift());
          one.put("policy", word(difference.side()));
          one.put("code", difference.code());
          if (!difference.rule().isEmpty()) {
            one.put("rule", difference.rule()).put("line", difference.line());
          }
          one.put("transfers", count.longValue());
        });
    return json;
  }

  /** A transfer that would be decided otherwise. */
  public static ObjectNode of(PastDecision past, ReplayLine line) {
    PolicyFacts facts = past.recorded().facts();
    ObjectNode json = Json.object();
    json.put("transfer", past.transfer());
    json.put("entry", past.entry());
    json.put("at", facts.now().toString());
    outcomes(json, line.shift());
    json.put("words", ReplayWords.of(facts));
    json.put("action", facts.intent().action().word());
    AssetFacts asset = facts.intent().asset();
    Amount amount = facts.intent().amount();
    if (asset != null) {
      json.put("asset", asset.id());
    }
    if (amount != null) {
      json.put("amount", amount.toString());
    }
    json.put("wallet", facts.wallet().label());
    json.put("initiator", facts.initiator().key());
    DestinationFacts destination = facts.destination();
    if (destination != null) {
      json.put("destination", destination.address());
    }
    reasons(json.putArray("reasonsBefore"), line.reasonsBefore());
    reasons(json.putArray("reasonsAfter"), line.reasonsAfter());
    return json;
  }

  private static void reasons(ArrayNode json, List<Reason> reasons) {
    for (Reason reason : reasons) {
      ObjectNode one = json.addObject().put("code", reason.code());
      if (reason.isOfRule()) {
        one.put("rule", reason.rule()).put("line", reason.line());
      }
      one.put("sentence", reason.sentence());
    }
  }

  private static void quantity(ObjectNode json, Quantity quantity) {
    json.put("number", quantity.number().toPlainString()).put("unit", quantity.unit());
  }

  private static void outcomes(ObjectNode json, Shift shift) {
    json.put("before", word(shift.before())).put("after", word(shift.after()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
