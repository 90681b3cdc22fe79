package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.decision.RuleOutcome.State;
import dev.countersign.gate.policy.quorum.Standing;
import dev.countersign.gate.policy.quorum.Voice;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A decision as JSON: for the API, for pages, and beside the facts in the journal. */
public final class DecisionJson {
  private DecisionJson() {}

  /** The whole decision, with a sentence for every rule. */
  public static ObjectNode of(PolicyDecision decision) {
    return of(decision, decision.rules());
  }

  /**
   * What is kept of a decision: every rule that applies or could not be told. The others follow
   * from the policy and the facts, which are kept as well; {@code asked} says how many rules there
   * were.
   */
  public static ObjectNode kept(PolicyDecision decision) {
    return of(
            decision,
            decision.rules().stream().filter(rule -> rule.state() != State.DOES_NOT_MATCH).toList())
        .put("asked", decision.rules().size());
  }

  private static ObjectNode of(PolicyDecision decision, List<RuleOutcome> shown) {
    ObjectNode json = Json.object();
    json.put("verdict", word(decision.outcome()));
    json.put("policy", decision.policy().toHex());
    json.put("at", decision.at().toString());
    ArrayNode findings = json.putArray("findings");
    decision.verdict().findings().forEach(each -> finding(findings.addObject(), each));
    ArrayNode releases = json.putArray("releases");
    if (decision.verdict() instanceof Verdict.Hold hold) {
      hold.releases().forEach(releases::add);
    }
    approvals(json.putObject("approvals"), decision);
    Instant notBefore = decision.notBefore();
    if (!decision.timeLock().isZero()) {
      json.put("timeLock", decision.timeLock().toString());
    }
    if (notBefore != null) {
      json.put("notBefore", notBefore.toString());
    }
    ArrayNode rules = json.putArray("rules");
    shown.forEach(each -> rule(rules.addObject(), each));
    ArrayNode answered = json.putArray("answered");
    for (Answered each : decision.answered()) {
      ObjectNode object = answered.addObject();
      object.put("code", each.code());
      object.put("sentence", each.sentence());
      ArrayNode by = object.putArray("rules");
      each.rules().forEach(by::add);
    }
    return json;
  }

  private static void finding(ObjectNode json, Finding finding) {
    json.put("code", finding.code().code());
    json.put("severity", word(finding.code().severity()));
    json.put("outcome", outcome(finding.code().outcome()));
    json.put("title", finding.code().title());
    json.put("sentence", finding.sentence());
    ObjectNode evidence = json.putObject("evidence");
    finding.evidence().forEach(evidence::put);
  }

  private static void approvals(ObjectNode json, PolicyDecision decision) {
    Standing standing = decision.approvals();
    json.put("met", standing.isMet());
    json.put("asked", standing.quorum().words());
    json.put("missing", standing.missingWords());
    json.put("secondDevice", decision.secondDevice());
    needs(json.putArray("needs"), standing.needs());
    ArrayNode choices = json.putArray("choices");
    for (List<List<Standing.Need>> choice : standing.choices()) {
      ArrayNode alternatives = choices.addArray();
      choice.forEach(needs -> needs(alternatives.addArray(), needs));
    }
    ArrayNode uncounted = json.putArray("uncounted");
    standing
        .ballot()
        .uncounted()
        .forEach(each -> {
          ObjectNode object = uncounted.addObject();
          object.put("person", each.person());
          object.put("at", each.at().toString());
          object.put("reason", each.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
          object.put("sentence", each.reason().words());
        });
  }

  private static void needs(ArrayNode json, List<Standing.Need> needs) {
    for (Standing.Need need : needs) {
      ObjectNode object = json.addObject();
      object.put("of", need.what());
      object.put("needed", need.needed());
      object.put("missing", need.missing());
      ArrayNode by = object.putArray("by");
      need.by().stream().map(Voice::person).forEach(by::add);
    }
  }

  private static void rule(ObjectNode json, RuleOutcome outcome) {
    json.put("name", outcome.rule().name());
    json.put("line", outcome.rule().line());
    json.put("then", outcome.rule().then().word());
    json.put("matches", outcome.state() == State.MATCHES);
    json.put("undecided", outcome.state() == State.UNDECIDED);
    json.put("sentence", outcome.sentence());
    if (!outcome.rule().note().isEmpty()) {
      json.put("note", outcome.rule().note());
    }
  }

  private static String outcome(Outcome outcome) {
    return outcome == Outcome.ALLOW ? "note" : word(outcome);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
