package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses of witness programs: bech32 for version 0 (BIP-173), bech32m for the others (BIP-350).
 *
 * @param prefix such as "bc", lower case
 */
record SegwitAddress(String prefix, int version, Bytes program) {
  private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32 = 1;
  private static final int BECH32M = 0x2bc830a3;
  private static final int LONGEST = 90;
  private static final int CHECKSUM = 6;

  /** The address; empty when it is none. */
  static Optional<SegwitAddress> decode(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean mixed = !text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT));
    int separator = lower.lastIndexOf('1');
    int letters = lower.length() - separator - 1;
    if (mixed || text.length() > LONGEST || separator < 1 || letters < CHECKSUM + 1) {
      return Optional.empty();
    }
    String prefix = lower.substring(0, separator);
    byte[] values = new byte[letters];
    for (int i = 0; i < letters; i++) {
      values[i] = (byte) LETTERS.indexOf(lower.charAt(separator + 1 + i));
      if (values[i] < 0) {
        return Optional.empty();
      }
    }
    int version = values[0];
    if (version > 16 || polymod(prefix, values) != constant(version)) {
      return Optional.empty();
    }
    return bytes(Arrays.copyOfRange(values, 1, letters - CHECKSUM))
        .filter(program -> fits(version, program.length()))
        .map(program -> new SegwitAddress(prefix, version, program));
  }

  String encode() {
    byte[] groups = groups();
    byte[] values = new byte[1 + groups.length + CHECKSUM];
    values[0] = (byte) version;
    System.arraycopy(groups, 0, values, 1, groups.length);
    int remainder = polymod(prefix, values) ^ constant(version);
    for (int i = 0; i < CHECKSUM; i++) {
      values[1 + groups.length + i] = (byte) ((remainder >> (5 * (CHECKSUM - 1 - i))) & 31);
    }
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte value : values) {
      text.append(LETTERS.charAt(value));
    }
    return text.toString();
  }

  private static boolean fits(int version, int length) {
    return version == 0 ? length == 20 || length == 32 : length >= 2 && length <= 40;
  }

  private static int constant(int version) {
    return version == 0 ? BECH32 : BECH32M;
  }

  private static int polymod(String prefix, byte[] values) {
    int checksum = 1;
    for (int i = 0; i < prefix.length(); i++) {
      checksum = step(checksum, prefix.charAt(i) >> 5);
    }
    checksum = step(checksum, 0);
    for (int i = 0; i < prefix.length(); i++) {
      checksum = step(checksum, prefix.charAt(i) & 31);
    }
    for (byte value : values) {
      checksum = step(checksum, value);
    }
    return checksum;
  }

  private static int step(int checksum, int value) {
    int top = checksum >>> 25;
    int next = ((checksum & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= ((top >> i) & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  private byte[] groups() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int pending = 0;
    int bits = 0;
    for (int i = 0; i < program.length(); i++) {
      pending = pending << 8 | program.at(i);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.write((pending >> bits) & 31);
      }
      pending &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.write((pending << (5 - bits)) & 31);
    }
    return out.toByteArray();
  }

  private static Optional<Bytes> bytes(byte[] groups) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int pending = 0;
    int bits = 0;
    for (byte group : groups) {
      pending = pending << 5 | group;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(pending >> bits);
        pending &= (1 << bits) - 1;
      }
    }
    // What is left over must be less than a group, and zeros.
    return bits < 5 && pending == 0 ? Optional.of(Bytes.of(out.toByteArray())) : Optional.empty();
  }
}
