package dev.countersign.chain.crypto;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An ECDSA signature over secp256k1 with its recovery id: 65 bytes r, s, v. Its s is in the lower
 * half of the order (EIP-2), so that there is one signature and not two for the same thing.
 *
 * @param r from 1 to the order less 1
 * @param s from 1 to half the order
 * @param yParity 0 or 1, which is v less 27
 */
public record Signature65(BigInteger r, BigInteger s, int yParity) {
  private static final int FIRST_V = 27;

  /** Checks the ranges. */
  public Signature65 {
    if (r.signum() <= 0 || r.compareTo(Secp256k1.ORDER) >= 0) {
      throw new IllegalArgumentException("r is from 1 to the order less 1");
    }
    if (s.signum() <= 0 || s.compareTo(Secp256k1.HALF_ORDER) > 0) {
      throw new IllegalArgumentException("s is from 1 to half the order (EIP-2)");
    }
    if (yParity != 0 && yParity != 1) {
      throw new IllegalArgumentException("the recovery id is 0 or 1, not " + yParity);
    }
  }

  /**
   * Reads 65 bytes r, s, v.
   *
   * @param bytes with a v of 0, 1, 27 or 28
   * @throws IllegalArgumentException on another length, range or v; a high s is such a range
   */
  public static Signature65 of(Bytes bytes) {
    if (bytes.length() != 65) {
      throw new IllegalArgumentException("a signature has 65 bytes, not " + bytes.length());
    }
    int v = bytes.at(64);
    return new Signature65(
        bytes.slice(0, 32).toUnsigned(),
        bytes.slice(32, 64).toUnsigned(),
        v >= FIRST_V ? v - FIRST_V : v);
  }

  /**
   * The signature with these r and s that is by that signer, whichever the recovery id and
   * whichever half of the order s is in. For signers that tell no recovery id, such as PKCS#11
   * tokens.
   *
   * @param digest the 32 bytes that were signed
   * @return empty when r or s is out of range, or it is not by that signer
   */
  public static Optional<Signature65> by(Address signer, Bytes digest, BigInteger r, BigInteger s) {
    if (s.signum() <= 0 || s.compareTo(Secp256k1.ORDER) >= 0) {
      return Optional.empty();
    }
    BigInteger low = s.compareTo(Secp256k1.HALF_ORDER) > 0 ? Secp256k1.ORDER.subtract(s) : s;
    for (int parity = 0; parity < 2; parity++) {
      if (Secp256k1.recover(digest, r, low, parity).filter(signer::equals).isPresent()) {
        return Optional.of(new Signature65(r, low, parity));
      }
    }
    return Optional.empty();
  }

  /**
   * Who signed.
   *
   * @param digest the 32 bytes that were signed
   * @return empty when no key could have made it
   */
  public Optional<Address> signer(Bytes digest) {
    return Secp256k1.recover(digest, r, s, yParity);
  }

  /** 27 or 28. */
  public int v() {
    return FIRST_V + yParity;
  }

  /** The 65 bytes r, s, v with a v of 27 or 28, as Safes and wallets take them. */
  public Bytes bytes() {
    return Bytes.word(r).concat(Bytes.word(s)).concat(Bytes.of(new byte[] {(byte) v()}));
  }
}
