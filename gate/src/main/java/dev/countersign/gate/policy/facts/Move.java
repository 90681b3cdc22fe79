package dev.countersign.gate.policy.facts;

import org.jspecify.annotations.Nullable;

/**
 * Who does what with which asset, from where to where: what one decision and the record of earlier
 * ones have in common.
 *
 * @param asset null where nothing moves, or where it is not known
 * @param destination null where there is none, or where it is not known
 */
public record Move(
    Action action,
    @Nullable AssetFacts asset,
    InitiatorFacts initiator,
    WalletFacts wallet,
    @Nullable DestinationFacts destination) {}
