package dev.countersign.gate.typed;

import java.math.BigInteger;
import java.time.Instant;

/** Ends of validity in words. */
final class Moment {
  /** 2100-01-01: who signs for longer signs for ever. */
  private static final BigInteger FAR = BigInteger.valueOf(4_102_444_800L);

  private Moment() {}

  /**
   * Such as "until 2033-05-18T03:33:19Z", or "for ever" from the year 2100 on.
   *
   * @param seconds since 1970
   */
  static String until(BigInteger seconds) {
    return seconds.compareTo(FAR) >= 0
        ? "for ever"
        : "until " + Instant.ofEpochSecond(seconds.longValueExact());
  }
}
