package dev.countersign.gate.policy.quorum;

import java.time.Instant;
import java.util.Set;

/**
 * A person whose approval counts.
 *
 * @param person their id
 * @param at when it began to count
 */
public record Voice(String person, String name, Set<String> groups, Instant at) {
  /** Copies the set. */
  public Voice {
    groups = Set.copyOf(groups);
  }
}
