package dev.countersign.model.coin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Bech32 (BIP-173) and bech32m (BIP-350), and the form of Bitcoin Cash's addresses, which has the
 * same letters and another checksum.
 *
 * @param prefix in lower case, such as "bc"
 * @param values of 5 bits each, without the checksum
 * @param constant what the checksum comes to: {@link #BECH32} or {@link #BECH32M}
 */
@SuppressWarnings("ArrayRecordComponent") // read once, where it was made
public record Bech32(String prefix, byte[] values, int constant) {
  /** The letters by their value. */
  public static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

  /** The constant of BIP-173. */
  public static final int BECH32 = 1;

  /** The constant of BIP-350. */
  public static final int BECH32M = 0x2bc830a3;

  /** Letters of a checksum. */
  public static final int CHECKSUM = 6;

  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final String CASH_PREFIX = "bitcoincash";
  private static final long[] CASH = {
    0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L
  };

  /**
   * Reads one.
   *
   * @param longest how many letters it may have; 90 in Bitcoin
   * @return empty on another letter, mixed case, or a checksum that is neither
   */
  public static Optional<Bech32> decode(String text, int longest) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean mixed = !text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT));
    int separator = lower.lastIndexOf('1');
    int letters = lower.length() - separator - 1;
    if (mixed || text.length() > longest || separator < 1 || letters < CHECKSUM + 1) {
      return Optional.empty();
    }
    String prefix = lower.substring(0, separator);
    byte[] values = values(lower.substring(separator + 1));
    if (values.length == 0) {
      return Optional.empty();
    }
    int constant = polymod(prefix, values);
    return constant == BECH32 || constant == BECH32M
        ? Optional.of(new Bech32(prefix, Arrays.copyOf(values, letters - CHECKSUM), constant))
        : Optional.empty();
  }

  /** Whether it is an address of Bitcoin Cash, in lower case and without its prefix. */
  public static boolean isCash(String text) {
    byte[] values = values(text);
    if (text.length() != 42 || values.length == 0) {
      return false;
    }
    long checksum = 1;
    for (int i = 0; i < CASH_PREFIX.length(); i++) {
      checksum = cash(checksum, CASH_PREFIX.charAt(i) & 31);
    }
    checksum = cash(checksum, 0);
    for (byte value : values) {
      checksum = cash(checksum, value);
    }
    return checksum == 1;
  }

  /** The checksum of BIP-173 over a prefix and the values behind it. */
  public static int polymod(String prefix, byte[] values) {
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

  private static byte[] values(String letters) {
    byte[] values = new byte[letters.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) LETTERS.indexOf(letters.charAt(i));
      if (values[i] < 0) {
        return new byte[0];
      }
    }
    return values;
  }

  private static int step(int checksum, int value) {
    int top = checksum >>> 25;
    int next = ((checksum & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= ((top >> i) & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  private static long cash(long checksum, int value) {
    long top = checksum >>> 35;
    long next = ((checksum & 0x07ffffffffL) << 5) ^ value;
    for (int i = 0; i < CASH.length; i++) {
      next ^= ((top >> i) & 1) == 0 ? 0 : CASH[i];
    }
    return next;
  }
}
