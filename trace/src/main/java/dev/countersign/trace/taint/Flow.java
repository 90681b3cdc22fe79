package dev.countersign.trace.taint;

import java.math.BigInteger;

/**
 * Stolen value that went on in one transaction: to another account, or at the same account into
 * another asset, or both.
 *
 * @param position of the transaction
 * @param from who gave it
 * @param given the asset that was given
 * @param to who has it now; {@link dev.countersign.trace.ledger.Ledger#NOBODY} for a fee
 * @param got the asset that it is now
 * @param tainted how much of that asset is stolen, in its smallest units
 * @param source what that stands for, in the units of what was stolen
 */
public record Flow(
    long position, int from, int given, int to, int got, BigInteger tainted, BigInteger source) {}
