package dev.countersign.gate.safe;

import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a node says of one Safe. Empty means that the node did not say, or not in a way that can be
 * used; it never means "no".
 */
public interface SafeFacts {
  /** Its version ({@code VERSION()}). */
  Optional<SafeVersion> version();

  /** Its owners ({@code getOwners()}). */
  Optional<List<Address>> owners();

  /** How many owners must sign ({@code getThreshold()}). */
  Optional<BigInteger> threshold();

  /** The nonce of its next transaction ({@code nonce()}). */
  Optional<BigInteger> nonce();

  /** Whether that owner approved that hash on chain ({@code approvedHashes}). */
  Optional<Boolean> approved(Address owner, Bytes safeTxHash);

  /**
   * Whether a contract that is an owner takes the signature (EIP-1271, in the form that the Safe's
   * version calls).
   *
   * @param preimage the 66 bytes whose hash is {@code safeTxHash}
   */
  Optional<Boolean> validSignature(
      Address owner, Bytes safeTxHash, Bytes preimage, Bytes signature);
}
