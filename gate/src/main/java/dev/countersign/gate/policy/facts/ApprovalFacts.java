package dev.countersign.gate.policy.facts;

import dev.countersign.model.value.Bytes;
import java.time.Instant;
import java.util.Set;

/**
 * One approval that was given and not taken back.
 *
 * @param person the id of whoever gave it
 * @param groups they belong to
 * @param deviceKey names the key with which it was given
 * @param payloadHash what it is for
 * @param secondDevice true when it was given to confirm an approval from another device
 */
public record ApprovalFacts(
    String person,
    String name,
    Set<String> groups,
    String deviceKey,
    Instant at,
    Bytes payloadHash,
    boolean secondDevice) {
  /** Copies the set. */
  public ApprovalFacts {
    groups = Set.copyOf(groups);
  }
}
