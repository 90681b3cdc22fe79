package dev.countersign.watch.seen;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transaction of a block, or one that waits to be in one.
 *
 * @param hash 32 bytes; a Bitcoin transaction's in the order in which people write it
 * @param from the account that sent it, as {@link Movement} writes accounts
 * @param to the account that it calls or pays; nothing where it creates a contract, and for Bitcoin
 * @param nonce of the sender; nothing where the chain has none
 * @param value in the coin's smallest units, 0 or more; for Bitcoin all that it pays on
 * @param input the call's data, or the code of a contract; empty for Bitcoin
 * @param fee in the coin's smallest units, 0 or more; 0 for one that waits
 * @param failed whether it was undone, and paid its fee alone
 */
public record SeenTransaction(
    Bytes hash,
    String from,
    Optional<String> to,
    OptionalLong nonce,
    BigInteger value,
    Bytes input,
    BigInteger fee,
    boolean failed) {
  private static final int SELECTOR = 4;

  /** The function that it calls; nothing where its data is shorter. */
  public Optional<Bytes> selector() {
    return to.isEmpty() || input.length() < SELECTOR
        ? Optional.empty()
        : Optional.of(input.slice(0, SELECTOR));
  }
}
