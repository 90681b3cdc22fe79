package dev.countersign.trace.cross;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Stolen value in a bridge that was not followed across.
 *
 * @param bridge its name, where it says so
 * @param from the number of the chain
 * @param position of the transaction that paid it in
 * @param account who took it
 * @param value in the units of what was stolen
 * @param destination the chain that it is said to go to, where the bridge says so
 * @param recipient to whom, likewise
 * @param maybe where it may have come out, which is too uncertain to be followed
 * @param reason why it was not followed, in words
 */
public record Stay(
    String bridge,
    int from,
    long position,
    int account,
    BigInteger value,
    Optional<String> destination,
    Optional<String> recipient,
    Optional<Landfall> maybe,
    String reason) {}
