package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Optional;

/** Base 58 with a checksum of four bytes, as old addresses and extended keys are written. */
final class Base58 {
  private static final String LETTERS =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int LONGEST = 120;

  private Base58() {}

  /** The bytes; empty on another letter, a wrong checksum, or more than 120 letters. */
  static Optional<Bytes> decode(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = LETTERS.indexOf(text.charAt(i));
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
    Bytes all = Bytes.of(new byte[zeros]).concat(significant);
    if (all.length() < 4) {
      return Optional.empty();
    }
    Bytes body = all.slice(0, all.length() - 4);
    return checksum(body).equals(all.from(all.length() - 4)) ? Optional.of(body) : Optional.empty();
  }

  static String encode(Bytes body) {
    Bytes all = body.concat(checksum(body));
    StringBuilder text = new StringBuilder();
    BigInteger number = all.toUnsigned();
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BASE);
      text.append(LETTERS.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; i < all.length() && all.at(i) == 0; i++) {
      text.append(LETTERS.charAt(0));
    }
    return text.reverse().toString();
  }

  private static Bytes checksum(Bytes body) {
    return BitcoinHash.hash256(body).slice(0, 4);
  }
}
