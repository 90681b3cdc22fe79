package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import java.util.Arrays;
import java.util.List;

/** The names of all kinds of effects. */
final class EffectWords {
  static final List<String> ALL =
      Arrays.stream(Effect.class.getPermittedSubclasses())
          .map(kind -> EffectKinds.hyphenated(kind.getSimpleName()))
          .sorted()
          .toList();

  private EffectWords() {}
}
