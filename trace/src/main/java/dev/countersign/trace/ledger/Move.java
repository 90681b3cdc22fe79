package dev.countersign.trace.ledger;

import java.math.BigInteger;

/**
 * An amount of one asset that went from one account to another. Accounts and assets are numbers
 * that their ledger gave them.
 *
 * @param amount in the asset's smallest units, zero or more
 */
public record Move(int from, int to, int asset, BigInteger amount) {
  /** Checks the sign. */
  public Move {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("an amount is never negative: " + amount);
    }
  }
}
