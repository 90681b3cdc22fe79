package dev.countersign.watch.seen;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;

/**
 * Value that moved in a transaction of a block.
 *
 * @param chain by EIP-155, 1 or more; {@link #BITCOIN} for Bitcoin, which has no such id
 * @param block the block's height, 0 or more
 * @param time of the block, in seconds since 1970
 * @param transaction its hash, 32 bytes; a Bitcoin transaction's in the order in which people write
 *     it
 * @param index among the movements of its block, 0 or more: with chain, block and transaction it
 *     names this movement and no other
 * @param from the account, in lower case where the chain's addresses have no case; {@link #CHAIN}
 *     where the chain itself made it. Where a Bitcoin transaction spends of several, the one that
 *     gives most
 * @param to the account, written the same way
 * @param amount in the asset's smallest units, more than zero
 */
public record Movement(
    long chain,
    long block,
    long time,
    Bytes transaction,
    int index,
    String from,
    String to,
    Asset asset,
    BigInteger amount) {
  /** The id by which Bitcoin stands among the chains. */
  public static final long BITCOIN = 0;

  /** Whom rewards, fees and withdrawals come from; no address, so that nobody has it. */
  public static final String CHAIN = "chain";

  /** Checks the ranges. */
  public Movement {
    if (chain < 0 || block < 0 || time < 0 || index < 0 || transaction.length() != 32) {
      throw new IllegalArgumentException("no such movement: " + transaction + " of " + block);
    }
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("nothing moves: " + amount);
    }
  }
}
