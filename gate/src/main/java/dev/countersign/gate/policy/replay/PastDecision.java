package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A decision on a transfer, as an entry of the journal holds it.
 *
 * @param entry its number
 * @param transfer the transfer's id
 */
public record PastDecision(long entry, String transfer, Recorded recorded) {
  /** The kinds of the entries that hold decisions. */
  public static final List<String> KINDS = List.of("transfer-decided", "transfer-countersigned");

  private static final String SUBJECT = "transfer/";

  /**
   * Out of an entry of one of the {@link #KINDS}.
   *
   * @return empty where there were no facts, because whoever asked was gone
   * @throws UnreadableInput when it is no decision, naming the entry
   */
  public static Optional<PastDecision> of(long entry, String subject, JsonNode body) {
    JsonNode facts = body.get("facts");
    if (facts == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PastDecision(
              entry,
              subject.startsWith(SUBJECT) ? subject.substring(SUBJECT.length()) : subject,
              new Recorded(FactsJson.read(facts), verdict(body), reasons(body))));
    } catch (UnreadableInput e) {
      throw new UnreadableInput("Entry " + entry + " of the journal: " + e.sentence());
    }
  }

  /** The policy's own: a stop or a question that held a transfer is no policy's doing. */
  private static Outcome verdict(JsonNode body) {
    JsonNode policy = body.path("policy");
    String word = (policy.isObject() ? policy : body).path("verdict").asString("");
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(word)) {
        return outcome;
      }
    }
    throw new UnreadableInput("its verdict is none of allow, hold and deny");
  }

  private static List<Reason> reasons(JsonNode body) {
    List<Reason> reasons = new ArrayList<>();
    String verdict = body.path("policy").path("verdict").asString("");
    for (JsonNode finding : body.path("policy").path("findings")) {
      if (finding.path("outcome").asString("").equals(verdict)) {
        JsonNode evidence = finding.path("evidence");
        reasons.add(
            new Reason(
                finding.path("code").asString(""),
                evidence.path("rule").asString(""),
                line(evidence.path("line").asString("")),
                finding.path("sentence").asString("")));
      }
    }
    return reasons;
  }

  private static int line(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
