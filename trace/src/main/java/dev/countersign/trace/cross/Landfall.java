package dev.countersign.trace.cross;

import java.math.BigInteger;

/**
 * Where what was paid in to a bridge came out on another chain.
 *
 * @param shore the number of the chain among all
 * @param position of the transaction there
 * @param amount so much of the asset the account got by it, above zero
 * @param confidence above 0, up to 1
 * @param decoded whether the bridge says on both sides that it is one transfer; else it was
 *     matched, and is never a fact
 * @param basis what it rests on, in words
 */
public record Landfall(
    int shore,
    long position,
    int account,
    int asset,
    BigInteger amount,
    double confidence,
    boolean decoded,
    String basis) {}
