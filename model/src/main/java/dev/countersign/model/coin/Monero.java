package dev.countersign.model.coin;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;

/** Addresses of Monero: base 58 in blocks of eight bytes, with a Keccak checksum of four. */
public final class Monero {
  private static final int BLOCK = 11;

  /** How many bytes so many letters of a last block stand for; 0 where none do. */
  private static final int[] BYTES = {0, 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8};

  private Monero() {}

  /** Whether it is an address: 95 letters, or 106 with a payment's id, and a right checksum. */
  public static boolean isAddress(String text) {
    if (text.length() != 95 && text.length() != 106) {
      return false;
    }
    Bytes all = Bytes.EMPTY;
    for (int at = 0; at < text.length(); at += BLOCK) {
      String block = text.substring(at, Math.min(text.length(), at + BLOCK));
      BigInteger number = BigInteger.ZERO;
      for (int i = 0; i < block.length(); i++) {
        int digit = Base58.BITCOIN.indexOf(block.charAt(i));
        if (digit < 0) {
          return false;
        }
        number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
      }
      int length = BYTES[block.length()];
      if (number.bitLength() > 8 * length) {
        return false;
      }
      all = all.concat(Bytes.word(number).from(32 - length));
    }
    int body = all.length() - 4;
    return body > 0 && Keccak256.hash(all.slice(0, body)).slice(0, 4).equals(all.from(body));
  }
}
