package dev.countersign.response.freeze.tracking;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Recheck;
import java.util.List;

/** Where a request stands. */
public sealed interface State {
  /** Written, and with nobody yet. */
  record Drafted() implements State {}

  /**
   * Sent, after its amounts were found to be those of the chain.
   *
   * @param check by which they were
   */
  record Sent(Recheck check) implements State {
    /**
     * Refuses amounts that changed.
     *
     * @throws UnreadableInput with old and new amounts when they did
     */
    public Sent {
      if (!check.holds()) {
        throw new UnreadableInput(check.sentence());
      }
    }
  }

  /** The holder said that it has the request. */
  record Acknowledged() implements State {}

  /** Everything that was asked for is frozen. */
  record Frozen() implements State {}

  /**
   * A part of it is.
   *
   * @param amounts all that is frozen until now, one for each asset
   */
  record PartlyFrozen(List<Quantity> amounts) implements State {
    /** Copies the list. */
    public PartlyFrozen {
      amounts = List.copyOf(amounts);
    }
  }

  /** The holder does not do it. */
  record Refused() implements State {}

  /** As people and tables have it. */
  default String word() {
    return switch (this) {
      case Drafted _ -> "drafted";
      case Sent _ -> "sent";
      case Acknowledged _ -> "acknowledged";
      case Frozen _ -> "frozen";
      case PartlyFrozen _ -> "partly frozen";
      case Refused _ -> "refused";
    };
  }

  /** True where nothing can follow. */
  default boolean isFinal() {
    return this instanceof Frozen || this instanceof Refused;
  }
}
