package dev.countersign.gate.key.pkcs11;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;

/**
 * A key of secp256k1 in a token.
 *
 * @param handle good for the session that found it
 * @param id {@code CKA_ID}; empty when it has none
 * @param address computed from the public key beside it
 * @param leavesToken true when the token would hand the private key out
 */
public record TokenKey(long handle, String label, Bytes id, Address address, boolean leavesToken) {}
