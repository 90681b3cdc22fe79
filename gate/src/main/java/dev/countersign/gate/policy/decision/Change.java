package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.model.value.Bytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change of the policy, of groups, people, addresses, wallets or machines, or the
 * lifting of the global stop.
 *
 * @param hash of what would be changed into what: approvals count for this one alone
 * @param proposer the id of the person who proposes it, whose approval does not count
 * @param deviceKey of the device from which it was proposed; null where not known
 */
public record Change(
    ChangeKind kind, Bytes hash, String proposer, @Nullable String deviceKey, Instant proposedAt) {}
