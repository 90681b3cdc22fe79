package dev.countersign.chain.safe;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whom a confirmation is from, as the Safe's {@code checkNSignatures} tells by its last byte. */
public sealed interface SafeSigner {
  /** The account. */
  Address address();

  /** The signature recovers to this account. */
  record Recovered(Address address) implements SafeSigner {}

  /** It says that this account approved the hash on chain; only a node knows. */
  record ApprovedHash(Address address) implements SafeSigner {}

  /** It is for this contract to judge (EIP-1271); only a node knows. */
  record ContractSignature(Address address, Bytes signature) implements SafeSigner {}

  /**
   * Reads whom it is from; empty where it recovers to nobody.
   *
   * @param safeTxHash the 32 bytes that it should be over
   */
  static Optional<SafeSigner> of(Confirmation confirmation, Bytes safeTxHash) {
    Bytes signature = confirmation.signature();
    int v = confirmation.v();
    if (v <= 1) {
      Bytes word = signature.slice(0, 32);
      if (!word.slice(0, 12).isZero()) {
        return Optional.empty();
      }
      Address owner = Address.ofWord(word);
      return Optional.of(
          v == 1 ? new ApprovedHash(owner) : new ContractSignature(owner, confirmation.dynamic()));
    }
    boolean ethSign = v > 30;
    Bytes digest = ethSign ? ethSigned(safeTxHash) : safeTxHash;
    int recoveryId = (ethSign ? v - 4 : v) - 27;
    if (recoveryId != 0 && recoveryId != 1) {
      return Optional.empty();
    }
    return Secp256k1.recover(
            digest,
            signature.slice(0, 32).toUnsigned(),
            signature.slice(32, 64).toUnsigned(),
            recoveryId)
        .map(Recovered::new);
  }

  /** The hash that {@code eth_sign} signs for a 32-byte hash (EIP-191 version 0x45). */
  private static Bytes ethSigned(Bytes hash) {
    return Keccak256.hash(
        Bytes.of("\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.US_ASCII)), hash);
  }
}
