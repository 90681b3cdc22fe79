package dev.countersign.watch.shape;

import java.math.BigInteger;

/**
 * A movement as the detectors see it.
 *
 * @param time in seconds since 1970
 * @param from the key of the account, and so on for the others
 */
public record Edge(
    long time, long from, long to, long asset, BigInteger amount, String fromName, String toName) {}
