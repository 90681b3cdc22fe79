package dev.countersign.trace.bridge;

import java.math.BigDecimal;

/**
 * Value that a bridge paid out.
 *
 * @param chain where it arrived
 * @param transaction its hash there
 * @param time seconds since 1970
 * @param asset what arrived, in any writing that is the same for the same asset
 * @param amount in whole units of the asset
 * @param recipient who got it
 */
public record Arrival(
    String chain,
    String transaction,
    long time,
    String asset,
    BigDecimal amount,
    String recipient) {}
