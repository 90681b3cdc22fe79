package dev.countersign.watch.rule;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an asset.
 *
 * @param symbol of an asset that is known; empty for others, whatever they call themselves
 * @param decimals 0 to 77; -1 where they are not known
 * @param price of a whole one in the rules' currency; null where there is none
 */
public record Coin(String symbol, int decimals, @Nullable BigDecimal price) {
  /** An asset of which nothing is known. */
  public static final Coin UNKNOWN = new Coin("", -1, null);
}
