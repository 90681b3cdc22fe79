package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.EffectFacts;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the payload would do something, and nothing but these.
 *
 * @param kinds of effects, such as {@code asset-moved}
 */
public record EffectsOnly(Set<String> kinds) implements Condition {
  /** Copies the set. */
  public EffectsOnly {
    kinds = Set.copyOf(kinds);
  }

  @Override
  public String field() {
    return "only-effects";
  }

  @Override
  public String wanted() {
    return "there are no effects but " + Wording.and(new TreeSet<>(kinds));
  }

  @Override
  public boolean holds(Situation situation) {
    situation.payload();
    for (EffectFacts effect : situation.facts().effects()) {
      if (!kinds.contains(effect.kind())) {
        return false;
      }
    }
    return !situation.facts().effects().isEmpty();
  }

  @Override
  public Object found(Situation situation) {
    return EffectsAny.words(situation);
  }
}
