package dev.countersign.trace.ledger;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Numbers of up to 127 bits, zero or more, as two longs: a high one and a low one. */
public final class Int128 {
  /** Larger numbers do not fit. */
  public static final int BITS = 127;

  private Int128() {}

  /** Whether a number can be told as two longs. */
  public static boolean fits(BigInteger number) {
    return number.bitLength() <= BITS;
  }

  /** The high long of a number that fits. */
  public static long high(BigInteger number) {
    return number.bitLength() < Long.SIZE ? 0 : number.shiftRight(Long.SIZE).longValue();
  }

  /** The number of two longs. */
  public static BigInteger of(long high, long low) {
    if (high == 0 && low >= 0) {
      return BigInteger.valueOf(low);
    }
    return new BigInteger(
        1, ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
  }
}
