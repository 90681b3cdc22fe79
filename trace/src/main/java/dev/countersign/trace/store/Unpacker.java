package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link Packer} wrote. */
final class Unpacker {
  private static final long[] TENS = new long[Packer.SHORT_ZEROS];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = 10 * TENS[i - 1]; // the last does not fit with a sign, and is read without one
    }
  }

  private byte[] bytes;
  private int at;
  private int end;
  private long high;
  private long low;
  private @Nullable BigInteger wide;

  Unpacker(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  Unpacker(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Goes on in other bytes. */
  void reset(byte[] other, int from, int until) {
    bytes = other;
    at = from;
    end = until;
  }

  boolean hasMore() {
    return at < end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  int u8() {
    return bytes[at++] & 0xff;
  }

  byte[] raw(int length) {
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  void skip(int length) {
    at += length;
  }

  long number() {
    byte next = bytes[at++];
    if (next >= 0) {
      return next;
    }
    long value = next & 0x7f;
    for (int shift = 7; ; shift += 7) {
      next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  int integer() {
    return (int) number();
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  long ordered() {
    return bigEndian(u8());
  }

  long bigEndian(int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes[at++] & 0xff);
    }
    return value;
  }

  /** Reads an amount, which is told by {@link #high}, {@link #low} and {@link #wide} then. */
  void amount() {
    int head = u8();
    int length = head % Packer.SHORT_BYTES;
    int zeros = head / Packer.SHORT_BYTES;
    if (head == Packer.LONG_FORM) {
      length = integer();
      zeros = integer();
    }
    wide = null;
    high = 0;
    if (length <= 8) {
      long value = bigEndian(length);
      high = zeros == 0 ? 0 : Math.unsignedMultiplyHigh(value, TENS[zeros]);
      low = value * TENS[zeros];
      if (high < 0) {
        wide = Int128.of(0, value).multiply(Int128.of(0, TENS[zeros]));
      }
    } else if (length < 16 && zeros == 0) {
      high = bigEndian(length - 8);
      low = bigEndian(8);
    } else {
      BigInteger value = new BigInteger(1, bytes, at, length).multiply(BigInteger.TEN.pow(zeros));
      at += length;
      high = Int128.fits(value) ? Int128.high(value) : 0;
      low = value.longValue();
      wide = Int128.fits(value) ? null : value;
    }
  }

  /**
   * Reads a fee, which is told like an amount then.
   *
   * @return the gas price that it was paid at; 0 where only the fee is there
   */
  long fee() {
    int form = bytes[at] & 0xff;
    if (form < PricedFee.GAS || form == Packer.LONG_FORM) {
      amount();
      return 0;
    }
    at++;
    if (form == PricedFee.APART) {
      long price = number();
      amount();
      return price;
    }
    boolean transfer = form >= PricedFee.TRANSFER && form <= PricedFee.ROUND_TRANSFER;
    long gas = transfer ? PricedFee.TRANSFER_GAS : number();
    long price;
    if (form >= PricedFee.ROUND_TRANSFER) {
      amount();
      price = low;
    } else {
      price =
          bigEndian(
              transfer
                  ? form - PricedFee.TRANSFER + PricedFee.LEAST_BYTES
                  : form - PricedFee.GAS + 1);
    }
    wide = null;
    high = Math.multiplyHigh(gas, price);
    low = gas * price;
    return price;
  }

  /** The upper long of the last amount; where it does not fit into 127 bits it is wide. */
  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /** The last amount, where it needs more than 127 bits. */
  @Nullable BigInteger wide() {
    return wide;
  }

  /** Reads an amount as one number. */
  BigInteger big() {
    amount();
    return wide != null ? wide : Int128.of(high, low);
  }
}
