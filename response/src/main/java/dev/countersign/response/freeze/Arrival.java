package dev.countersign.response.freeze;

import dev.countersign.model.value.Amount;
import java.time.Instant;

/**
 * A transaction that brought stolen value to where it rests.
 *
 * @param transaction its hash or id
 * @param block its number
 * @param at the block's time
 * @param amount of the stolen value that it brought, in smallest units of what rests there
 */
public record Arrival(String transaction, long block, Instant at, Amount amount) {
  /**
   * Checks hash and number.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public Arrival {
    Text.present(transaction, "the transaction", Text.LINE);
    Text.within(at, "the block's time");
    if (block < 0) {
      throw new IllegalArgumentException("a block's number is never negative: " + block);
    }
  }
}
