package dev.countersign.gate.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.gate.policy.decision.DecisionJson;
import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalLines;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PastExportTest {
  private final List<String> lines = new ArrayList<>();
  private @Nullable JournalEntry last;

  @Test
  void takesTheLastDecisionOnEachTransfer() {
    add("transfer-decided", "transfer/a", decided("- { name: wait, then: hold }", "hold"));
    add("transfer-decided", "transfer/b", decided("- { name: none, then: deny }", "deny"));
    lines.add("");
    add("transfer-countersigned", "transfer/a", signed());
    add("transfer-sent", "transfer/a", Json.object());
    List<PastDecision> past = past(0);
    assertThat(past).extracting(PastDecision::transfer).containsExactly("b", "a");
    assertThat(past).extracting(PastDecision::entry).containsExactly(2L, 3L);
    assertThat(past)
        .extracting(one -> one.recorded().decided())
        .containsExactly(Outcome.DENY, Outcome.ALLOW);
    assertThat(past.getFirst().recorded().facts()).isEqualTo(new Example().facts());
    assertThat(past.getFirst().recorded().reasons())
        .contains(
            new Reason(
                "policy-denies", "none", 12, "The rule \"none\" (line 12) denies it: always"));
  }

  /** A stop held it, but the policy allowed it: no other policy is to be credited with that. */
  @Test
  void asksWhatThePolicyItselfDecided() {
    add("transfer-decided", "transfer/a", decided("- { name: any, then: allow }", "hold"));
    assertThat(past(0).getFirst().recorded().decided()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void leavesOutWhatNothingIsKnownOf() {
    add("transfer-decided", "transfer/a", Json.object().put("verdict", "hold"));
    assertThat(past(1)).isEmpty();
  }

  @Test
  void findsThePolicyThatCameIntoForceLast() {
    assertThat(PastExport.of(lines.iterator()).policyInForce()).isEmpty();
    for (String document : List.of("one", "two")) {
      ObjectNode body = Json.object().put("kind", "policy-changed");
      body.putObject("document").put("document", document);
      add("change-applied", "change/" + document, body);
    }
    add("change-applied", "change/other", Json.object().put("kind", "person-invited"));
    assertThat(PastExport.of(lines.iterator()).policyInForce()).contains("two");
  }

  @Test
  void refusesAJournalThatIsNotWhole() {
    add("transfer-decided", "transfer/a", signed());
    add("transfer-decided", "transfer/b", signed());
    lines.removeFirst();
    assertThatThrownBy(() -> PastExport.of(lines.iterator()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("The journal is broken at entry 1");
  }

  @Test
  void saysWhichEntryCannotBeRead() {
    ObjectNode body = signed();
    ((ObjectNode) body.path("facts")).put("now", "yesterday");
    add("transfer-countersigned", "transfer/a", body);
    PastExport export = PastExport.of(lines.iterator());
    assertThatThrownBy(() -> export.each(lines.iterator(), one -> {}))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("Entry 1 of the journal");
  }

  private List<PastDecision> past(long without) {
    List<PastDecision> past = new ArrayList<>();
    assertThat(PastExport.of(lines.iterator()).each(lines.iterator(), past::add))
        .isEqualTo(without);
    return past;
  }

  private void add(String kind, String subject, JsonNode body) {
    JournalEntry entry = JournalEntry.after(last, Example.NOW, kind, subject, body);
    lines.add(JournalLines.of(entry));
    last = entry;
  }

  private static ObjectNode decided(String rules, String verdict) {
    ObjectNode body = Json.object().put("verdict", verdict);
    body.set("policy", DecisionJson.of(TestPolicy.decide(rules, new Example())));
    body.set("facts", FactsJson.json(new Example().facts()));
    return body;
  }

  private static ObjectNode signed() {
    ObjectNode body = Json.object().put("verdict", "allow").put("policy", "0x00");
    body.set("facts", FactsJson.json(new Example().facts()));
    return body;
  }
}
