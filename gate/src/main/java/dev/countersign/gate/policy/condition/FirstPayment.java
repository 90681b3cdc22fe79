package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.rules.amount.CannotTell;

/**
 * Whether something was ever countersigned for the destination before.
 *
 * @param first true to ask for a destination that is new, false for one that is not
 */
public record FirstPayment(boolean first) implements Condition {
  @Override
  public String field() {
    return "first-payment";
  }

  @Override
  public String wanted() {
    return first
        ? "nothing was countersigned for the destination before"
        : "something was countersigned for the destination before";
  }

  @Override
  public boolean holds(Situation situation) {
    DestinationFacts destination = situation.move().destination();
    if (destination == null) {
      if (situation.move().action().movesValue()) {
        throw new CannotTell("the destination is not known");
      }
      return false;
    }
    return (destination.firstSeen() == null) == first;
  }

  @Override
  public Object found(Situation situation) {
    DestinationFacts destination = situation.move().destination();
    if (destination == null) {
      return "none";
    }
    return destination.firstSeen() == null
        ? "a new destination"
        : "one known from " + destination.firstSeen();
  }
}
