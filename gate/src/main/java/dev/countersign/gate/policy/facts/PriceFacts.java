package dev.countersign.gate.policy.facts;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A price that was used.
 *
 * @param asset its {@link AssetFacts#id}
 * @param currency such as {@code USD}
 * @param price of one whole unit, above zero
 * @param at when it was so
 */
public record PriceFacts(String asset, String currency, BigDecimal price, Instant at) {
  /** Checks the sign. */
  public PriceFacts {
    if (price.signum() <= 0) {
      throw new IllegalArgumentException("a price is above zero, not " + price);
    }
  }
}
