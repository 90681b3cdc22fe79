package dev.countersign.chain.safe;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One owner's signature over a Safe transaction's hash, as it came, unverified.
 *
 * @param claimedOwner who it is said to be from, or null
 * @param signature the static part of 65 bytes: r, s, v
 * @param dynamic what a contract signature (v = 0) carries beside it; empty otherwise
 */
public record Confirmation(@Nullable Address claimedOwner, Bytes signature, Bytes dynamic) {
  /** Checks the length. */
  public Confirmation {
    if (signature.length() != 65) {
      throw new IllegalArgumentException("65 bytes, not " + signature.length());
    }
  }

  /** An owner's ECDSA signature over the hash itself. */
  public static Confirmation of(Address owner, Signature65 signature) {
    return new Confirmation(owner, signature.bytes(), Bytes.EMPTY);
  }

  /** The last byte: 0 contract, 1 approved hash, 27 and 28 ECDSA, 31 and 32 {@code eth_sign}. */
  public int v() {
    return signature.at(64);
  }
}
