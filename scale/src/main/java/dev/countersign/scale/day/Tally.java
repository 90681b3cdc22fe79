package dev.countersign.scale.day;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * How many findings there are, and what they come to: the sum of the SHA-256 of each as written,
 * modulo 2^256. Their order is not heeded; one too many, too few or another changes it.
 */
public record Tally(long count, BigInteger sum) {
  /** Of findings as they are written. */
  public static Tally of(Collection<byte[]> findings) {
    BigInteger sum = BigInteger.ZERO;
    for (byte[] finding : findings) {
      sum = sum.add(new BigInteger(1, hash(finding)));
    }
    return new Tally(findings.size(), sum.mod(BigInteger.ONE.shiftLeft(256)));
  }

  private static byte[] hash(byte[] finding) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(finding);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "%,d findings, sum %064x".formatted(count, sum);
  }
}
