package dev.countersign.trace.bridge;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Value that was paid in to a bridge.
 *
 * @param chain where it left
 * @param transaction its hash there
 * @param time seconds since 1970
 * @param asset what left, in any writing that is the same for the same asset
 * @param amount in whole units of the asset, so that chains with other decimals can be compared
 * @param sender who paid it in
 * @param recipient to whom it is to go, where the deposit says so
 * @param destination the chain where it is to arrive, where the deposit says so
 */
public record Departure(
    String chain,
    String transaction,
    long time,
    String asset,
    BigDecimal amount,
    String sender,
    Optional<String> recipient,
    Optional<String> destination) {}
