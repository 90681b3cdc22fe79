package dev.countersign.trace.taint;

import java.math.BigInteger;

/**
 * Where stolen value is now.
 *
 * @param account whose it is; {@link dev.countersign.trace.ledger.Ledger#NOBODY} for fees
 * @param asset what it is
 * @param tainted so much of the asset counts as stolen, in its smallest units; with {@link
 *     Method#POISON} everything that was mixed with it
 * @param source what it stands for, in the units of what was stolen
 * @param hops over how many accounts it came at the least, 0 for the source itself
 * @param since the position at which it first came
 */
public record Resting(
    Place place,
    int account,
    int asset,
    BigInteger tainted,
    BigInteger source,
    int hops,
    long since) {}
