package dev.countersign.gate.policy.facts;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What would be signed.
 *
 * @param kind such as {@code safe-transaction}
 * @param hash that would be signed; approvals count for this one alone
 * @param nonce null where it has none
 * @param simulated whether it was tried on a node and did what was read
 */
public record PayloadFacts(
    String kind, Bytes hash, @Nullable BigInteger nonce, boolean simulated) {}
