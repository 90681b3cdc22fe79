package dev.countersign.chain.crypto;

import org.jspecify.annotations.Nullable;

/** One way of computing on secp256k1. Callers have checked every length and range. */
sealed interface Curve permits NativeCurve, JavaCurve {

  /**
   * The public key that made a signature.
   *
   * @param digest 32 bytes
   * @param rs 64 bytes, r and s each from 1 to below the group's order
   * @param recId 0 or 1, the parity of the ephemeral point's y
   * @return 65 bytes starting with 4, or null when no key could have made it
   */
  byte @Nullable [] recover(byte[] digest, byte[] rs, int recId);

  /**
   * A deterministic signature (RFC 6979 with SHA-256) whose s is at most half the group's order.
   *
   * @return 64 bytes, r and s
   */
  byte[] sign(byte[] digest, byte[] privateKey);

  /**
   * True for a point of the curve.
   *
   * @param key 65 bytes, starting with 4
   */
  boolean isPoint(byte[] key);

  /** The 65 bytes of the public key, starting with 4. */
  byte[] publicKey(byte[] privateKey);

  /**
   * The key plus the tweak times the generator.
   *
   * @param key 33 bytes
   * @param tweak 32 bytes, below the group's order
   * @return 33 bytes, or null when the key is no point of the curve or the sum is infinity
   */
  byte @Nullable [] addToPublicKey(byte[] key, byte[] tweak);
}
