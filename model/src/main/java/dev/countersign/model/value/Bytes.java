package dev.countersign.model.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable byte string. Two are equal when their bytes are. They have an order, so that hash
 * tables stay fast on keys that somebody chose for having one hash code.
 */
public final class Bytes implements Comparable<Bytes> {
  /** The byte string of length zero. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** A copy of {@code value}. */
  public static Bytes of(byte[] value) {
    return value.length == 0 ? EMPTY : new Bytes(value.clone());
  }

  /**
   * Reads hexadecimal, with or without {@code 0x}.
   *
   * @param what the name of the field, for the error's sentence
   * @throws UnreadableInput on an odd number of digits or a character that is no hexadecimal digit
   */
  public static Bytes fromHex(String text, String what) {
    String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    if (digits.length() % 2 != 0) {
      throw new UnreadableInput(
          what
              + " has "
              + digits.length()
              + " hexadecimal digits; whole bytes need an even number, so it was probably cut");
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        throw new UnreadableInput(
            what + " is not hexadecimal at digit " + i + "; expected 0-9 and a-f after 0x");
      }
    }
    return digits.isEmpty() ? EMPTY : new Bytes(HEX.parseHex(digits));
  }

  /** Reads hexadecimal known to be right, such as a constant. */
  public static Bytes fromHex(String text) {
    return fromHex(text, "The constant");
  }

  /**
   * The 32-byte big-endian word of {@code number}.
   *
   * @throws IllegalArgumentException when it is negative or needs more than 256 bits
   */
  public static Bytes word(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > 256) {
      throw new IllegalArgumentException("not an unsigned 256-bit number: " + number);
    }
    byte[] raw = number.toByteArray();
    byte[] word = new byte[32];
    int from = raw.length > 32 ? raw.length - 32 : 0;
    System.arraycopy(raw, from, word, 32 - (raw.length - from), raw.length - from);
    return new Bytes(word);
  }

  /** Number of bytes. */
  public int length() {
    return value.length;
  }

  /** True when there are no bytes. */
  public boolean isEmpty() {
    return value.length == 0;
  }

  /** The byte at {@code index}, 0 to 255. */
  public int at(int index) {
    return value[index] & 0xff;
  }

  /**
   * The bytes from {@code from} to before {@code to}.
   *
   * @throws IndexOutOfBoundsException outside the byte string
   */
  public Bytes slice(int from, int to) {
    if (from < 0 || to > value.length || from > to) {
      throw new IndexOutOfBoundsException(from + ".." + to + " of " + value.length);
    }
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(value, from, to));
  }

  /** The bytes from {@code from} to the end. */
  public Bytes from(int from) {
    return slice(from, value.length);
  }

  /** These bytes followed by {@code next}. */
  public Bytes concat(Bytes next) {
    byte[] both = Arrays.copyOf(value, value.length + next.value.length);
    System.arraycopy(next.value, 0, both, value.length, next.value.length);
    return both.length == 0 ? EMPTY : new Bytes(both);
  }

  /** Read as an unsigned big-endian number; zero when empty. */
  public BigInteger toUnsigned() {
    return new BigInteger(1, value);
  }

  /** True when every byte is zero, also when empty. */
  public boolean isZero() {
    for (byte b : value) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return value.clone();
  }

  /** Lower-case hexadecimal with {@code 0x}. */
  public String toHex() {
    return "0x" + HEX.formatHex(value);
  }

  /** Copies all bytes into {@code target} at {@code offset}. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(value, 0, target, offset, value.length);
  }

  /** The order of a dictionary, with bytes from 0 to 255. */
  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
