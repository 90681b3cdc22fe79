package dev.countersign.chain.bitcoin;

import dev.countersign.model.coin.Bech32;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses of witness programs: bech32 for version 0 (BIP-173), bech32m for the others (BIP-350).
 *
 * @param prefix such as "bc", lower case
 */
record SegwitAddress(String prefix, int version, Bytes program) {
  private static final int LONGEST = 90;

  /** The address; empty when it is none. */
  static Optional<SegwitAddress> decode(String text) {
    return Bech32.decode(text, LONGEST).flatMap(SegwitAddress::of);
  }

  private static Optional<SegwitAddress> of(Bech32 read) {
    byte[] values = read.values();
    int version = values[0];
    if (version > 16 || read.constant() != constant(version)) {
      return Optional.empty();
    }
    return bytes(Arrays.copyOfRange(values, 1, values.length))
        .filter(program -> fits(version, program.length()))
        .map(program -> new SegwitAddress(read.prefix(), version, program));
  }

  String encode() {
    byte[] groups = groups();
    byte[] values = new byte[1 + groups.length + Bech32.CHECKSUM];
    values[0] = (byte) version;
    System.arraycopy(groups, 0, values, 1, groups.length);
    int remainder = Bech32.polymod(prefix, values) ^ constant(version);
    for (int i = 0; i < Bech32.CHECKSUM; i++) {
      values[1 + groups.length + i] = (byte) ((remainder >> (5 * (Bech32.CHECKSUM - 1 - i))) & 31);
    }
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte value : values) {
      text.append(Bech32.LETTERS.charAt(value));
    }
    return text.toString();
  }

  private static boolean fits(int version, int length) {
    return version == 0 ? length == 20 || length == 32 : length >= 2 && length <= 40;
  }

  private static int constant(int version) {
    return version == 0 ? Bech32.BECH32 : Bech32.BECH32M;
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
