package dev.countersign.model.coin;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Base 58 with a checksum of four bytes, as old addresses and extended keys are written. */
public final class Base58 {
  /** The letters of Bitcoin, in their order. */
  static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int LONGEST = 120;

  private Base58() {}

  /** The bytes; empty on another letter, a wrong checksum, or more than 120 letters. */
  public static Optional<Bytes> decode(String text) {
    return checked(text, BITCOIN);
  }

  /** Likewise in the order of letters that the XRP Ledger uses. */
  public static Optional<Bytes> decodeRipple(String text) {
    return checked(text, RIPPLE);
  }

  /** The bytes of a text that carries no checksum; empty on another letter or over 120 letters. */
  public static Optional<Bytes> raw(String text) {
    return raw(text, BITCOIN);
  }

  /** The text of some bytes, with their checksum. */
  public static String encode(Bytes body) {
    Bytes all = body.concat(checksum(body));
    StringBuilder text = new StringBuilder();
    BigInteger number = all.toUnsigned();
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BASE);
      text.append(BITCOIN.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; i < all.length() && all.at(i) == 0; i++) {
      text.append(BITCOIN.charAt(0));
    }
    return text.reverse().toString();
  }

  private static Optional<Bytes> checked(String text, String letters) {
    return raw(text, letters)
        .filter(all -> all.length() >= 4)
        .filter(all -> checksum(all.slice(0, all.length() - 4)).equals(all.from(all.length() - 4)))
        .map(all -> all.slice(0, all.length() - 4));
  }

  private static Optional<Bytes> raw(String text, String letters) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = letters.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      zeros += digit == 0 && zeros == i ? 1 : 0;
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    Bytes significant = Bytes.of(number.toByteArray());
    while (!significant.isEmpty() && significant.at(0) == 0) {
      significant = significant.from(1);
    }
    return Optional.of(Bytes.of(new byte[zeros]).concat(significant));
  }

  private static Bytes checksum(Bytes body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Bytes.of(sha.digest(sha.digest(body.toArray()))).slice(0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
