package dev.countersign.trace.store;

import java.math.BigInteger;

/**
 * A fee together with the gas price that it was paid at. What gas was used and at which price takes
 * about as many bytes as what they come to, so that the price costs next to nothing.
 *
 * <p>It begins with a byte that no amount begins with; so it stands where a fee alone may stand.
 */
final class PricedFee {
  /** From this on: gas used, then the price in 1 to 7 bytes. */
  static final int GAS = 240;

  /** From this on: the price in 3 to 7 bytes; the gas used is {@link #TRANSFER_GAS}. */
  static final int TRANSFER = 247;

  /** The price as an amount whose zeros stand apart; the gas used is {@link #TRANSFER_GAS}. */
  static final int ROUND_TRANSFER = 252;

  /** Gas used, then the price likewise. */
  static final int ROUND = 253;

  /** The price, then the fee, which is no multiple of it: blobs are paid too. */
  static final int APART = 254;

  /** What a payment of coins uses. */
  static final long TRANSFER_GAS = 21_000;

  static final int LEAST_BYTES = 3;

  private static final int BYTES = 7;
  private static final long ROUND_TO = 10_000;

  private PricedFee() {}

  /**
   * Writes both.
   *
   * @param price 1 or more
   */
  static void write(Packer to, BigInteger fee, long price) {
    BigInteger[] gas = fee.divideAndRemainder(BigInteger.valueOf(price));
    int length = (Long.SIZE - Long.numberOfLeadingZeros(price) + 7) / 8;
    if (gas[1].signum() != 0 || gas[0].bitLength() >= Long.SIZE || length > BYTES) {
      to.u8(APART);
      to.number(price);
      to.amount(fee);
      return;
    }
    long used = gas[0].longValueExact();
    boolean round = price % ROUND_TO == 0;
    if (used == TRANSFER_GAS) {
      length = Math.max(LEAST_BYTES, length);
      to.u8(round ? ROUND_TRANSFER : TRANSFER + length - LEAST_BYTES);
    } else {
      to.u8(round ? ROUND : GAS + length - 1);
      to.number(used);
    }
    if (round) {
      to.amount(0, price);
    } else {
      to.bigEndian(price, length);
    }
  }
}
