package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.EffectFacts;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the payload would do any of these.
 *
 * @param kinds of effects, such as {@code owner-added}
 */
public record EffectsAny(Set<String> kinds) implements Condition {
  /** Copies the set. */
  public EffectsAny {
    kinds = Set.copyOf(kinds);
  }

  @Override
  public String field() {
    return "effects";
  }

  @Override
  public String wanted() {
    return "an effect is " + Wording.or(new TreeSet<>(kinds));
  }

  @Override
  public boolean holds(Situation situation) {
    situation.payload();
    for (EffectFacts effect : situation.facts().effects()) {
      if (kinds.contains(effect.kind())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Object found(Situation situation) {
    return words(situation);
  }

  static String words(Situation situation) {
    Set<String> found = new TreeSet<>();
    situation.facts().effects().forEach(effect -> found.add(effect.kind()));
    return found.isEmpty() ? "none" : String.join(", ", found);
  }
}
