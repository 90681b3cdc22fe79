package dev.countersign.watch.wallet;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Something that was countersigned to leave a wallet.
 *
 * @param to whom; empty where that was left open
 * @param amount the most of it, in the asset's smallest units
 */
public record Leaving(Asset asset, Optional<Address> to, BigInteger amount) {}
