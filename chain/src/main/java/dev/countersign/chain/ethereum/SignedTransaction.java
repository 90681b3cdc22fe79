package dev.countersign.chain.ethereum;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;

/**
 * A transaction with its signature.
 *
 * @param from who signed it
 * @param raw as {@code eth_sendRawTransaction} takes it
 */
public record SignedTransaction(Address from, Bytes raw) {
  /** The hash by which nodes know it. */
  public Bytes hash() {
    return Keccak256.hash(raw);
  }
}
