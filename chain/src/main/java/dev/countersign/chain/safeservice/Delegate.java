package dev.countersign.chain.safeservice;

import dev.countersign.model.value.Address;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an owner lets propose transactions at the service. It is the service's word alone:
 * the chain knows nothing of delegates, and they sign nothing that a Safe counts.
 *
 * @param delegator who lets them; whether that is an owner now is the chain's to say
 * @param safe of which Safe; null for all of which the delegator is an owner
 * @param label as the delegator calls them, at most 50 characters
 * @param expires until when; null for always, and where an older service does not say
 */
public record Delegate(
    Address delegate,
    Address delegator,
    @Nullable Address safe,
    String label,
    @Nullable Instant expires) {
  /** Whether they may propose for that Safe at that moment, if the delegator is an owner of it. */
  public boolean proposes(Address of, Instant now) {
    return (safe == null || safe.equals(of)) && (expires == null || expires.isAfter(now));
  }
}
