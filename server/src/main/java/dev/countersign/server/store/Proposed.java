package dev.countersign.server.store;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A transaction seen for a wallet's nonce.
 *
 * @param chainId null where the payload did not say
 * @param hash 32 bytes: the hash that the owners sign
 */
public record Proposed(@Nullable Long chainId, Address wallet, BigInteger nonce, Bytes hash) {}
