package dev.countersign.lure.mail;

import java.util.Arrays;

/**
 * Base64 (RFC 2045, 6.8) as mail programs read it: other characters are passed over, padding may
 * lack or come in between.
 */
final class Base64Body {
  private static final byte[] VALUES = values();

  private Base64Body() {}

  static byte[] decoded(byte[] encoded) {
    byte[] bytes = new byte[encoded.length / 4 * 3 + 3];
    int size = 0;
    int bits = 0;
    int count = 0;
    for (byte b : encoded) {
      int value = b < 0 ? -1 : VALUES[b];
      if (value >= 0) {
        bits = bits << 6 | value;
        if (++count == 4) {
          bytes[size++] = (byte) (bits >> 16);
          bytes[size++] = (byte) (bits >> 8);
          bytes[size++] = (byte) bits;
          bits = 0;
          count = 0;
        }
      } else if (b == '=') {
        size = rest(bits, count, bytes, size);
        bits = 0;
        count = 0;
      }
    }
    return Arrays.copyOf(bytes, rest(bits, count, bytes, size));
  }

  private static int rest(int bits, int count, byte[] into, int size) {
    int end = size;
    if (count == 2) {
      into[end++] = (byte) (bits >> 4);
    } else if (count == 3) {
      into[end++] = (byte) (bits >> 10);
      into[end++] = (byte) (bits >> 2);
    }
    return end;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }
}
