package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.amount.CannotTell;

/**
 * How risky the initiator is, 0 (not at all) to 100.
 *
 * @param session whether the session's risk is meant, or the person's
 */
public record RiskIs(boolean session, Bounds<Integer> bounds) implements Condition {
  @Override
  public String field() {
    return "risk";
  }

  @Override
  public String wanted() {
    return "the risk of the "
        + subject()
        + " is "
        + bounds.words(number -> Integer.toString(number));
  }

  @Override
  public boolean holds(Situation situation) {
    return bounds.contains(risk(situation));
  }

  @Override
  public Object found(Situation situation) {
    return Integer.toString(risk(situation));
  }

  private int risk(Situation situation) {
    InitiatorFacts initiator = situation.move().initiator();
    Integer risk = session ? initiator.sessionRisk() : initiator.risk();
    if (risk == null) {
      throw new CannotTell("the risk of the " + subject() + " was not assessed");
    }
    return risk;
  }

  private String subject() {
    return session ? "session" : "person";
  }
}
