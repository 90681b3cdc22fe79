package dev.countersign.trace.ledger;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * What one transaction moved.
 *
 * @param position where it stands in the ledger; later ones have larger positions
 * @param hash its hash on the chain
 * @param block the block's height
 * @param time of the block, seconds since 1970
 * @param moves in the order in which they happened
 * @param payer the account that paid the fee, or {@link Ledger#NOBODY}
 * @param fee in the smallest units of the asset {@link Ledger#NATIVE}, zero or more
 */
public record Transaction(
    long position, Bytes hash, long block, long time, List<Move> moves, int payer, BigInteger fee) {
  /** Keeps a copy of the moves. */
  public Transaction {
    moves = List.copyOf(moves);
    if (fee.signum() < 0) {
      throw new IllegalArgumentException("a fee is never negative: " + fee);
    }
  }
}
