package dev.countersign.gate.policy.history;

import dev.countersign.gate.policy.facts.Move;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what a total is kept apart: one total for each initiator, wallet, destination or asset. */
public enum Side {
  /** Each person and each machine. */
  INITIATOR,
  /** Each wallet, by chain and address. */
  WALLET,
  /** Each destination, by address on whichever chain. */
  DESTINATION,
  /** Each asset, by chain and contract. */
  ASSET;

  /** As documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that word. */
  public static Optional<Side> of(String word) {
    for (Side side : values()) {
      if (side.word().equals(word)) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }

  /** The name of what stands on this side of the move; null where nothing does. */
  public @Nullable String key(Move move) {
    return switch (this) {
      case INITIATOR -> move.names().initiator();
      case WALLET -> move.names().wallet();
      case DESTINATION -> move.names().destination();
      case ASSET -> move.names().asset();
    };
  }
}
