package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Int128;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Bytes that are written: numbers of seven bits a byte (LEB128), amounts with their zeros apart.
 */
final class Packer {
  /** An amount's first byte is {@code zeros * 12 + bytes} below this; else both follow. */
  static final int LONG_FORM = 255;

  /** So many bytes and decimal zeros go into an amount's first byte. */
  static final int SHORT_BYTES = 12;

  static final int SHORT_ZEROS = 20;

  private byte[] bytes;
  private int size;

  Packer(int room) {
    this.bytes = new byte[room];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  byte[] array() {
    return bytes;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  void u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void raw(byte[] from, int offset, int length) {
    room(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  void raw(byte[] from) {
    raw(from, 0, from.length);
  }

  /** A number of zero or more. */
  void number(long value) {
    room(10);
    long left = value;
    while (left >= 0x80 || left < 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** A number that may be below zero. */
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** So that the order of the bytes is that of the numbers: how many bytes, and the bytes. */
  void ordered(long value) {
    int length = (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
    u8(length);
    bigEndian(value, length);
  }

  void bigEndian(long value, int length) {
    room(length);
    for (int i = length - 1; i >= 0; i--) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
  }

  /** An amount of zero or more. */
  void amount(BigInteger amount) {
    if (Int128.fits(amount)) {
      amount(Int128.high(amount), amount.longValue());
      return;
    }
    byte[] whole = amount.toByteArray();
    int from = whole[0] == 0 ? 1 : 0;
    u8(LONG_FORM);
    number(whole.length - from);
    number(0);
    raw(whole, from, whole.length - from);
  }

  /** An amount of up to 127 bits. */
  void amount(long high, long low) {
    long upper = high;
    long lower = low;
    int zeros = 0;
    // What ten to the n divides, two to the n divides: mostly there is nothing to try.
    int most = upper == 0 && lower == 0 ? 0 : Math.min(SHORT_ZEROS - 1, trailing(upper, lower));
    while (zeros < most) {
      long first = upper % 10;
      long second = (first << 32) | (lower >>> 32);
      long third = ((second % 10) << 32) | (lower & 0xffffffffL);
      if (third % 10 != 0) {
        break;
      }
      upper /= 10;
      lower = ((second / 10) << 32) | (third / 10);
      zeros++;
    }
    int length = upper == 0 ? length(lower) : 8 + length(upper);
    if (length < SHORT_BYTES) {
      u8(zeros * SHORT_BYTES + length);
    } else {
      u8(LONG_FORM);
      number(length);
      number(zeros);
    }
    if (length > 8) {
      bigEndian(upper, length - 8);
    }
    bigEndian(lower, Math.min(length, 8));
  }

  private static int trailing(long high, long low) {
    return low == 0
        ? Long.SIZE + Long.numberOfTrailingZeros(high)
        : Long.numberOfTrailingZeros(low);
  }

  private static int length(long value) {
    return (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
  }
}
