package dev.countersign.trace.taint;

import java.math.BigInteger;

/**
 * How far value is followed. What is not followed is told, with what it is worth.
 *
 * @param until the last position that counts; -1 for none
 * @param smallest value below this, in the units of what was stolen, is not followed on
 * @param hops so many accounts after the source are followed, 0 or more
 * @param transactions so many are read at the most, 1 or more
 * @param presume whether an account most of whose value is stolen is taken for the thieves' own, so
 *     that what it gives without that the ledger saw it coming is followed too; {@link
 *     Trace#presumed}
 */
public record Limits(
    long until, BigInteger smallest, int hops, long transactions, boolean presume) {
  /** No limit but the ledger's end. */
  public static final Limits NONE =
      new Limits(Long.MAX_VALUE, BigInteger.ZERO, Integer.MAX_VALUE, Long.MAX_VALUE);

  /** What serves most people: to the ledger's end, and what is the thieves' own is presumed. */
  public static final Limits USUAL =
      new Limits(Long.MAX_VALUE, BigInteger.ZERO, 1_000_000, 100_000_000, true);

  /** Nothing is presumed. */
  public Limits(long until, BigInteger smallest, int hops, long transactions) {
    this(until, smallest, hops, transactions, false);
  }

  /** Checks the ranges. */
  public Limits {
    if (until < -1 || smallest.signum() < 0 || hops < 0 || transactions < 1) {
      throw new IllegalArgumentException("no such limits: " + until + ", " + smallest);
    }
  }
}
