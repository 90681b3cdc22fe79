package dev.countersign.server.transfer;

import dev.countersign.gate.policy.decision.DecisionJson;
import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.transfer.Decider.Decision;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A decision as JSON: for the journal, for pages, and for replays. */
final class DecisionText {
  private DecisionText() {}

  /** All of it, with the facts that were decided on. */
  static ObjectNode of(Decision decision) {
    ObjectNode node = Json.object();
    node.put("verdict", word(decision.verdict().outcome()));
    ArrayNode findings = node.putArray("findings");
    for (Finding finding : decision.verdict().findings()) {
      ObjectNode one = findings.addObject();
      one.put("code", finding.code().code());
      one.put("outcome", word(finding.code().outcome()));
      one.put("severity", finding.code().severity().name().toLowerCase(Locale.ROOT));
      one.put("sentence", finding.sentence());
      one.put("release", finding.code().release());
    }
    if (decision.policy() != null) {
      node.set("policy", DecisionJson.kept(decision.policy()));
    }
    PolicyFacts facts = decision.facts();
    if (facts != null) {
      node.set("facts", Json.parse(FactsJson.write(facts), "The facts"));
    }
    return node;
  }

  /** As it is kept. */
  static Decided kept(Decision decision) {
    return new Decided(mark(decision), of(decision));
  }

  /** By which a change is noticed: what is found, and who agreed; not the moment. */
  static String mark(Decision decision) {
    ObjectNode node = Json.object().put("verdict", word(decision.verdict().outcome()));
    ArrayNode findings = node.putArray("findings");
    decision
        .verdict()
        .findings()
        .forEach(one -> findings.add(one.code().code()).add(one.sentence()));
    if (decision.policy() != null) {
      node.put("policy", decision.policy().policy().toHex());
    }
    return CanonicalJson.sha256("countersign-decision-v1", node).toHex();
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
