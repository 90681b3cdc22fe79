package dev.countersign.gate.compose;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.model.value.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of who controls a Safe, exact to each owner and number. An {@link
 * dev.countersign.gate.intent.Intent} of control names only kinds of change; this says which.
 */
public sealed interface ControlChange {
  /** {@code addOwnerWithThreshold}. */
  record AddOwner(Address owner, int threshold) implements ControlChange {}

  /** {@code removeOwner}. */
  record RemoveOwner(Address owner, int threshold) implements ControlChange {}

  /** {@code swapOwner}. */
  record SwapOwner(Address leaving, Address coming) implements ControlChange {}

  /** {@code changeThreshold}. */
  record ChangeThreshold(int threshold) implements ControlChange {}

  /**
   * The kinds of effect that it has, as an intent's {@code changes} must name them. Adding and
   * removing set the threshold too, even to what it is already.
   */
  default List<String> kinds() {
    return switch (this) {
      case AddOwner add -> List.of(Kinds.ADDED, Kinds.THRESHOLD);
      case RemoveOwner remove -> List.of(Kinds.REMOVED, Kinds.THRESHOLD);
      case SwapOwner swap -> List.of(Kinds.REMOVED, Kinds.ADDED);
      case ChangeThreshold change -> List.of(Kinds.THRESHOLD);
    };
  }

  /** Whom it is about: who gains control or, where nobody does, who loses it; null for neither. */
  default @Nullable Address concerned() {
    return switch (this) {
      case AddOwner add -> add.owner();
      case RemoveOwner remove -> remove.owner();
      case SwapOwner swap -> swap.coming();
      case ChangeThreshold change -> null;
    };
  }

  /** For people. */
  default String sentence() {
    return switch (this) {
      case AddOwner add -> "add the owner " + add.owner() + ", threshold " + add.threshold();
      case RemoveOwner remove ->
          "remove the owner " + remove.owner() + ", threshold " + remove.threshold();
      case SwapOwner swap -> "replace the owner " + swap.leaving() + " by " + swap.coming();
      case ChangeThreshold change -> "set the threshold to " + change.threshold();
    };
  }

  /** The names of effects. */
  final class Kinds {
    private static final String ADDED = name(Effect.OwnerAdded.class);
    private static final String REMOVED = name(Effect.OwnerRemoved.class);
    private static final String THRESHOLD = name(Effect.ThresholdChanged.class);

    private Kinds() {}

    private static String name(Class<? extends Effect> kind) {
      return EffectKinds.hyphenated(kind.getSimpleName());
    }
  }
}
