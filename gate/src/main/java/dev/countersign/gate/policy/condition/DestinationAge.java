package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.amount.CannotTell;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the destination has been on the list of known addresses. One that is on no list has the
 * age zero: nothing is newer.
 */
public record DestinationAge(Bounds<Duration> bounds) implements Condition {
  @Override
  public String field() {
    return "destination-age";
  }

  @Override
  public String wanted() {
    return "the destination has been known for " + bounds.words(Wording::span);
  }

  @Override
  public boolean holds(Situation situation) {
    DestinationFacts destination = situation.move().destination();
    return (destination != null || situation.move().action().movesValue())
        && bounds.contains(age(situation));
  }

  @Override
  public Object found(Situation situation) {
    return situation.move().destination() == null ? "none" : Wording.span(age(situation));
  }

  private static Duration age(Situation situation) {
    DestinationFacts destination = situation.move().destination();
    if (destination == null) {
      throw new CannotTell("the destination is not known");
    }
    Instant since = destination.listedSince();
    if (since != null) {
      return Duration.between(since, situation.facts().now());
    }
    if (destination.kind() == DestinationFacts.Kind.UNKNOWN) {
      return Duration.ZERO;
    }
    throw new CannotTell("since when the destination has been known is not known");
  }
}
