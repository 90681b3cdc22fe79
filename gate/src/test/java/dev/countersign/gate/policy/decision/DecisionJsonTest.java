package dev.countersign.gate.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.policy.Example;
import dev.countersign.gate.policy.TestPolicy;
import dev.countersign.model.verdict.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DecisionJsonTest {
  @Test
  void saysEverythingAboutADecision() {
    PolicyDecision decision =
        TestPolicy.decide(
            """
            - name: control
              note: A ceremony.
              then: allow
              approvals: { administrators: 2, any-of: [ { security: 1 }, { ops: 2 } ] }
              time-lock: 24h
              agrees-to: owners-changed
            - { name: odd, when: { action: transfer }, then: deny }
            """,
            new Example()
                .control()
                .finding("owners-changed", Outcome.HOLD)
                .approved("ada", "administrators")
                .approved("bob", "administrators"));
    JsonNode json = DecisionJson.of(decision);
    assertThat(json.get("verdict").asString()).isEqualTo("hold");
    assertThat(json.get("policy").asString()).hasSize(66);
    assertThat(json.get("at").asString()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(json.at("/findings/0/code").asString()).isEqualTo("policy-approvals-missing");
    assertThat(json.at("/findings/1/outcome").asString()).isEqualTo("note");
    assertThat(json.at("/releases/0").asString()).contains("approve this very payload");
    assertThat(json.at("/approvals/met").asBoolean()).isFalse();
    assertThat(json.at("/approvals/needs/0/of").asString()).isEqualTo("administrators");
    assertThat(json.at("/approvals/needs/0/missing").asInt()).isEqualTo(1);
    assertThat(json.at("/approvals/needs/0/by/0").asString()).isEqualTo("ada");
    assertThat(json.at("/approvals/choices/0/1/0/needed").asInt()).isEqualTo(2);
    assertThat(json.at("/approvals/uncounted/0/reason").asString()).isEqualTo("requester");
    assertThat(json.get("timeLock").asString()).isEqualTo("PT24H");
    assertThat(json.get("notBefore")).isNull();
    assertThat(json.at("/rules/0/matches").asBoolean()).isTrue();
    assertThat(json.at("/rules/0/note").asString()).isEqualTo("A ceremony.");
    assertThat(json.at("/rules/1/matches").asBoolean()).isFalse();
    assertThat(json.at("/rules/1/sentence").asString()).contains("here it is control");
    assertThat(json.at("/answered/0/code").asString()).isEqualTo("owners-changed");
    assertThat(json.at("/answered/0/sentence").asString())
        .isEqualTo("Whoever approves agrees to owners-changed, as the rule \"control\" lets them.");
    assertThat(json.at("/answered/0/rules/0").asString()).isEqualTo("control");

    // Only what bears on it is kept.
    ObjectNode kept = DecisionJson.kept(decision);
    assertThat(kept.get("rules")).hasSize(1);
    assertThat(kept.at("/rules/0")).isEqualTo(json.at("/rules/0"));
    assertThat(kept.get("asked").asInt()).isEqualTo(2);
    assertThat(kept.get("approvals")).isEqualTo(json.get("approvals"));
  }
}
