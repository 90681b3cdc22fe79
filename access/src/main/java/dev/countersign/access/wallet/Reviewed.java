package dev.countersign.access.wallet;

import java.time.Instant;
import java.util.Set;

/**
 * The last review of a wallet that somebody finished.
 *
 * @param confirmed keys of the rights that are to stay
 * @param removed keys of those that were to go
 */
public record Reviewed(Instant at, String by, Set<String> confirmed, Set<String> removed) {
  /** Copies. */
  public Reviewed {
    confirmed = Set.copyOf(confirmed);
    removed = Set.copyOf(removed);
  }
}
