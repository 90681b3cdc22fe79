package dev.countersign.intel.source;

import java.math.BigDecimal;

/**
 * An amount of US dollars that a source gives.
 *
 * @param amount in dollars, more than zero
 * @param precision what it says in front of it
 */
public record Dollars(BigDecimal amount, Precision precision) {
  /** Refuses what is no amount. */
  public Dollars {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("no amount: " + amount);
    }
  }
}
