package dev.countersign.chain.block;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An amount of an asset that changed hands.
 *
 * @param from nothing where the chain itself made it: a reward, a withdrawal of a validator
 * @param amount in the asset's smallest units, more than zero
 */
public record AssetMove(Optional<Address> from, Address to, Asset asset, BigInteger amount) {
  /** Checks the sign. */
  public AssetMove {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("nothing moves: " + amount);
    }
  }

  static AssetMove of(Address from, Address to, Asset asset, BigInteger amount) {
    return new AssetMove(Optional.of(from), to, asset, amount);
  }
}
