package dev.countersign.gate.compose;

import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.safe.SafeFacts;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A Safe as the chain says it is.
 *
 * @param owners in the order of {@code getOwners()}: each stands behind the one before it in the
 *     Safe's list
 * @param nonce that the transaction is to have; the Safe's own or a later one
 */
public record SafeState(
    long chainId,
    Address address,
    SafeVersion version,
    List<Address> owners,
    int threshold,
    BigInteger nonce) {
  /** Copies the list, and checks that a Safe can be like this. */
  public SafeState {
    owners = List.copyOf(owners);
    if (owners.isEmpty() || new HashSet<>(owners).size() != owners.size()) {
      throw new IllegalArgumentException("a Safe has one owner or more, each once");
    }
    if (threshold < 1 || threshold > owners.size()) {
      throw new IllegalArgumentException("a threshold is from 1 to the number of owners");
    }
    if (nonce.signum() < 0 || chainId < 1) {
      throw new IllegalArgumentException("a nonce is never negative, a chain id 1 or more");
    }
  }

  /**
   * What a node says, with the Safe's own next nonce.
   *
   * @return empty when the node does not say all of it, or it contradicts itself
   */
  public static Optional<SafeState> of(long chainId, Address safe, SafeFacts facts) {
    Optional<SafeVersion> version = facts.version();
    Optional<List<Address>> owners = facts.owners();
    Optional<BigInteger> threshold = facts.threshold().filter(number -> number.bitLength() < 31);
    Optional<BigInteger> nonce = facts.nonce();
    if (version.isEmpty() || owners.isEmpty() || threshold.isEmpty() || nonce.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SafeState(
              chainId,
              safe,
              version.get(),
              owners.get(),
              threshold.get().intValueExact(),
              nonce.get()));
    } catch (IllegalArgumentException e) {
      // A node that tells of a Safe that cannot be has not told of it.
      return Optional.empty();
    }
  }

  /** The same Safe for a transaction with another nonce. */
  public SafeState withNonce(BigInteger other) {
    return new SafeState(chainId, address, version, owners, threshold, other);
  }
}
