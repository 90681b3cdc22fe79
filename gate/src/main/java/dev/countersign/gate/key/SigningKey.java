package dev.countersign.gate.key;

import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.model.value.Address;

/**
 * A key of Countersign's, wherever it lives. May be used from several threads at once. {@link
 * KeySource#open} gives ones whose every signature has been verified before it is returned.
 */
public interface SigningKey extends AutoCloseable {
  /** Its account. */
  Address address();

  /** Where it lives, for people: no password, PIN or token of an URL is in it. */
  String description();

  /**
   * Signs. The signature's s is low (EIP-2), and it recovers to {@link #address}.
   *
   * @throws KeyFault when the key cannot be reached or refuses, or what came back is no signature
   *     of this key over this input; then nothing is released
   */
  Signature65 sign(SigningInput input) throws KeyFault;

  /** Wipes what is in memory, and ends sessions and connections. */
  @Override
  void close();
}
